using System.Linq;
using System.Xml.Linq;
using PrunableNets.Hosting.Reports.Figures;
using PrunableNets.Hosting.Reports.Html;

namespace PrunableNets.Hosting.Reports.Sections;

/// <summary>Channels by layer, before and after.</summary>
internal static class Widths
{
    public static XElement? Of(CertificateFigures run)
    {
        // A norm has the width of what it reads.
        LayerFigures[] layers = [.. run.Layers.Where(static l => l is { Dense: not null, Slim: not null })];
        if (layers.Length == 0)
            return null;
        var drawing = Bars.Draw(
            [.. layers.Select(static l => l.Path)],
            [
                ("dense", Drawing.Dense, [.. layers.Select(static l => (double?)l.Dense)]),
                ("slim", Drawing.Slim, [.. layers.Select(static l => (double?)l.Slim)]),
            ],
            "channels that the layer makes", "widths");
        var table = Elements.Table(
            "Channels that each layer makes", ["layer", "type", ">dense", ">slim", ">left"],
            layers.Select(static l => new[] { l.Path, l.Type, $"{l.Dense}", $"{l.Slim}", Said.Share(l.Slim!.Value, l.Dense!.Value) }));
        var (dense, slim) = (layers.Sum(static l => l.Dense!.Value), layers.Sum(static l => l.Slim!.Value));
        return Elements.Section(
            "widths", "Widths", Elements.Figure(
                "Channels that each layer makes, dense and slim.",
                $"Bars of {Amount.Of(layers.Length, "layer")}: {slim} of {dense} channels are left. The table has each.", drawing, table,
                isTall: true));
    }
}
