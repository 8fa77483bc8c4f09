using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using PrunableNets.Hosting.Reports.Html;

namespace PrunableNets.Hosting.Reports.Sections;

/// <summary>What a reader wants to know first.</summary>
internal static class Summary
{
    public static XElement Of(CertificateFigures run) => Elements.Section(
        "summary", "In short",
        new XElement(
            "dl", new XAttribute("class", "tiles"),
            Tiles(run).Select(static t =>
                new XElement("div", new XElement("dt", t.Name), new XElement("dd", t.Value, new XElement("small", t.Beside))))));

    private static IEnumerable<(string Name, string Value, string Beside)> Tiles(CertificateFigures run)
    {
        var (dense, (form, last)) = (run.Accuracy.First().Value, run.Last);
        yield return ($"{(last.Correct is null ? "test loss" : "accuracy")}, {form}", Value(last), $"dense: {Value(dense)}");
        yield return (
            $"FLOPs ({run.Convention})", Said.Number(run.Cost.Slim),
            $"{Said.Share(run.Cost.Slim, run.Cost.Dense)} of {Said.Number(run.Cost.Dense)}");
        yield return (
            "parameters", Said.Number(run.Parameters.Slim),
            $"{Said.Share(run.Parameters.Slim, run.Parameters.Dense)} of {Said.Number(run.Parameters.Dense)}");
        if (run.Measured.LatencyMilliseconds.TryGetValue("slim", out var slim)
            && run.Measured.LatencyMilliseconds.TryGetValue("dense", out var before))
            yield return (
                $"latency, batch of {run.Options["LatencyBatchSize"]}", Said.Milliseconds(slim), $"dense: {Said.Milliseconds(before)}");
        foreach (var use in run.Selection ?? [])
            yield return ($"target, {use.Unit}", Said.Number(use.Target), $"reached: {Said.Number(use.Reached)}");
    }

    private static string Value(AccuracyFigures accuracy) => accuracy.Correct is { } correct
        ? Said.Invariant($"{100.0 * correct / accuracy.Count:F2} %")
        : Said.Invariant($"{accuracy.Loss:F4}");
}
