using System.Linq;
using System.Xml.Linq;
using PrunableNets.Hosting.Reports.Figures;
using PrunableNets.Hosting.Reports.Html;

namespace PrunableNets.Hosting.Reports.Sections;

/// <summary>The network after each stage of the run.</summary>
internal static class Stages
{
    public static XElement Of(CertificateFigures run)
    {
        var forms = run.Accuracy.ToArray();
        var isAccuracy = forms[0].Value.Correct is not null;
        var what = isAccuracy ? "Accuracy on the test data after each stage" : "Loss on the test data after each stage";
        var table = Elements.Table(
            what, ["network", $">FLOPs ({run.Convention})", ">parameters", isAccuracy ? ">accuracy" : ">test loss", ">latency"],
            forms.Select(f =>
            {
                // Closed gates are computed with all the same.
                var isDense = f.Key is "dense" or "gated";
                var latency = run.Measured.LatencyMilliseconds.TryGetValue(f.Key, out var time) ? Said.Milliseconds(time) : "-";
                return new[]
                {
                    f.Key, Said.Number(isDense ? run.Cost.Dense : run.Cost.Slim),
                    Said.Number(isDense ? run.Parameters.Dense : run.Parameters.Slim), Said.Accuracy(f.Value), latency,
                };
            }));
        var drawing = Bars.Draw(
            [.. forms.Select(static f => f.Key)],
            [("", Drawing.Slim, [.. forms.Select(f => (double?)(isAccuracy ? f.Value.Measure * 100 : f.Value.Loss))])],
            isAccuracy ? "% of the test data named rightly" : "loss", "stages");
        return Elements.Section(
            "stages", "Stages", table,
            Elements.Figure(
                what + ".", $"{what}: {string.Join(", ", forms.Select(static f => $"{f.Key} {Said.Accuracy(f.Value)}"))}.", drawing,
                table: null),
            Times(run));
    }

    private static XElement Times(CertificateFigures run) => new(
        "p", "Seconds of this process by stage: ",
        string.Join(", ", run.Measured.StageSeconds.SelectMany(static s => s).Select(static s => Said.Invariant($"{s.Key} {s.Value:F1}"))),
        ".");
}
