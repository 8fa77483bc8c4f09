using System.Linq;
using System.Xml.Linq;
using PrunableNets.Hosting.Reports.Figures;
using PrunableNets.Hosting.Reports.Html;

namespace PrunableNets.Hosting.Reports.Sections;

/// <summary>Which channels live and die together, and which are made of which.</summary>
internal static class Couplings
{
    /// <summary>Of more groups nobody reads a graph.</summary>
    private const int Most = 150;

    public static XElement? Of(CertificateFigures run)
    {
        if (run.Groups.Length == 0)
            return null;
        var table = Elements.Table(
            "Groups of channels that can only go together", ["group", ">channels", ">kept", "made by", "read by", "tied by"],
            run.Groups.Select(static g =>
                new[]
                {
                    g.Name, $"{g.Channels}", $"{g.Kept}", string.Join(", ", g.MadeBy), string.Join(", ", g.ReadBy),
                    string.Join("; ", g.TiedBy),
                }));
        var arcs = CouplingGraph.Arcs(run.Groups).Count();
        return Elements.Section(
            "couplings", "Couplings",
            new XElement(
                "p",
                "A row is a group: channels that can only be removed together, because an addition or a shared weight ties them. An arc "
                    + "leads from a group to one that is made of it; those that lead back up are dashed. Pointing at a row or an arc names "
                    + "its layers."),
            run.Groups.Length > Most
                ? new XElement("div", new XElement("p", $"There are {run.Groups.Length} groups, too many for a drawing."), table)
                : Elements.Figure(
                    "Groups of channels, what is left of each, and what is made of what.",
                    $"{Amount.Of(run.Groups.Length, "group")} with {Amount.Of(arcs, "arc")} between them. The table has each.",
                    CouplingGraph.Draw(run.Groups), table, isTall: true));
    }
}
