using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;

namespace PrunableNets.Hosting.Reports.Figures;

/// <summary>
/// The groups of channels in the order of the network, each with how much of it is left, and an arc from each to those that are made of it:
/// a layer reads the one and makes the other.
/// </summary>
internal static class CouplingGraph
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";
    private const double Row = 26;
    private const double Bar = 150;
    private const double BarStart = 250;
    private const double ArcStart = 480;
    private const double Width = 760;

    public static XElement Draw(IReadOnlyList<GroupFigures> groups)
    {
        var height = Row * groups.Count + 12;
        var widest = Math.Max(1, groups.Max(static g => g.Channels));
        return new XElement(
            s_svg + "svg", new XAttribute("viewBox", Invariant($"0 0 {Width} {height}")), new XAttribute("font-size", "13"),
            Arcs(groups).Select(static a => Arc(a.From, a.To, a.Layers)),
            groups.Select((group, i) => Node(group, Middle(i), Bar / widest)));
    }

    /// <summary>Which group is made of which, and by what layers.</summary>
    public static IEnumerable<(int From, int To, string Layers)> Arcs(IReadOnlyList<GroupFigures> groups) =>
        from a in Enumerable.Range(0, groups.Count)
        from b in Enumerable.Range(0, groups.Count)
        let layers = groups[a].ReadBy.Intersect(groups[b].MadeBy).ToArray()
        where a != b && layers.Length > 0
        select (a, b, string.Join(", ", layers));

    private static XElement Node(GroupFigures group, double y, double scale) => new(
        s_svg + "g",
        new XElement(
            s_svg + "title", $"{group.Name}: made by {string.Join(", ", group.MadeBy)}; read by {string.Join(", ", group.ReadBy)}"),
        Text(BarStart - 10, y, "end", Shortened(group.Name)),
        Rectangle(y, group.Channels * scale, "var(--dense)"), Rectangle(y, group.Kept * scale, "var(--slim)"),
        Text(BarStart + Bar + 8, y, "start", Invariant($"{group.Kept} of {group.Channels}")),
        new XElement(
            s_svg + "circle", new XAttribute("cx", Invariant($"{ArcStart}")), new XAttribute("cy", Invariant($"{y}")),
            new XAttribute("r", "3"), new XAttribute("fill", "var(--ink)")));

    /// <summary>To the right: the farther, the wider. What goes back up, as the end of a residual branch does, is dashed.</summary>
    private static XElement Arc(int from, int to, string layers)
    {
        var reach = ArcStart + Math.Min(Width - ArcStart - 8, 18 + 22 * Math.Sqrt(Math.Abs(from - to)) * 2);
        var (start, end) = (Middle(from), Middle(to));
        return new XElement(
            s_svg + "path", new XAttribute("d", Invariant($"M{ArcStart},{start} C{reach},{start} {reach},{end} {ArcStart},{end}")),
            new XAttribute("fill", "none"), new XAttribute("stroke", "var(--muted)"), new XAttribute("stroke-width", "1.5"),
            to < from ? new XAttribute("stroke-dasharray", "4 3") : null, new XElement(s_svg + "title", layers));
    }

    private static XElement Rectangle(double y, double width, string fill) => new(
        s_svg + "rect", new XAttribute("x", Invariant($"{BarStart}")), new XAttribute("y", Invariant($"{y - 7}")),
        new XAttribute("width", Invariant($"{width:0.##}")),
        new XAttribute("height", "14"), new XAttribute("fill", fill));

    private static XElement Text(double x, double y, string anchor, string text) => new(
        s_svg + "text", new XAttribute("x", Invariant($"{x}")), new XAttribute("y", Invariant($"{y}")),
        new XAttribute("text-anchor", anchor),
        new XAttribute("dominant-baseline", "middle"), new XAttribute("fill", "var(--ink)"), text);

    private static string Shortened(string name) => name.Length <= 34 ? name : string.Concat(name.AsSpan(0, 33), "…");

    private static double Middle(int row) => 6 + Row * (row + 0.5);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
