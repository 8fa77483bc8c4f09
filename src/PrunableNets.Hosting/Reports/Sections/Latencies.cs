using System.Linq;
using System.Xml.Linq;
using PrunableNets.Hosting.Reports.Figures;
using PrunableNets.Hosting.Reports.Html;

namespace PrunableNets.Hosting.Reports.Sections;

/// <summary>Time by layer, dense and slim.</summary>
internal static class Latencies
{
    public static XElement? Of(CertificateFigures run)
    {
        var layers = run.Measured.LayerMicroseconds.ToArray();
        if (layers.Length == 0)
            return null;
        var drawing = Bars.Draw(
            [.. layers.Select(static l => l.Key)],
            [
                ("dense", Drawing.Dense, [.. layers.Select(static l => l.Value.Dense)]),
                ("slim", Drawing.Slim, [.. layers.Select(static l => l.Value.Slim)]),
            ],
            "µs", "latency");
        var table = Elements.Table(
            "Median time of each layer in a forward", ["layer", ">dense", ">slim"],
            layers.Select(static l => new[] { l.Key, Microseconds(l.Value.Dense), Microseconds(l.Value.Slim) }));
        var (dense, slim) = (layers.Sum(static l => l.Value.Dense ?? 0), layers.Sum(static l => l.Value.Slim ?? 0));
        return Elements.Section(
            "latency", "Latency by layer",
            new XElement(
                "p",
                $"Layers that are called as modules, each measured for itself in forwards of a batch of {run.Options["LatencyBatchSize"]}: "
                    + $"{Microseconds(dense)} in the dense network, {Microseconds(slim)} in the slim one. What is computed between them is "
                    + "not in these times."),
            Elements.Figure(
                "Median time of each layer, dense and slim.",
                $"Bars of {Amount.Of(layers.Length, "layer")}, together {Microseconds(dense)} dense and {Microseconds(slim)} slim. "
                    + "The table has each.",
                drawing, table, isTall: true));
    }

    private static string Microseconds(double? time) => time is { } t ? Said.Invariant($"{t:F1} µs") : "-";
}
