using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using OxyPlot;
using PrunableNets.Hosting.Reports.Figures;
using PrunableNets.Hosting.Reports.Html;

namespace PrunableNets.Hosting.Reports.Sections;

/// <summary>Methods side by side.</summary>
internal static class Methods
{
    /// <summary>Columns of accuracies, in the order of a run.</summary>
    private static readonly (string Name, Func<ComparisonRow, Spread> Value)[] s_stages =
    [
        ("after", static r => r.After), ("recovered", static r => r.Recovered), ("recalibrated", static r => r.Recalibrated),
        ("fine-tuned", static r => r.FineTuned),
        ("reconstructed", static r => r.Reconstructed), ("then fine-tuned", static r => r.ReconstructedAndFineTuned),
    ];

    /// <summary>One section a budget.</summary>
    public static IEnumerable<XElement> Of(ComparisonReport comparison) =>
        comparison.Rows.GroupBy(static r => r.Target).Select((target, i) => Target(comparison, target.Key, [.. target], i));

    /// <summary>Accuracy over cost; null of a single budget.</summary>
    public static XElement? Curve(ComparisonReport comparison)
    {
        var rows = comparison.Rows;
        if (rows.Select(static r => r.Target).Distinct().Count() < 2)
            return null;
        var scale = Scale(comparison);
        (string, IReadOnlyList<(double, double)>)[] lines =
            [
                .. rows.GroupBy(static r => r.Method).Select(m =>
                    (
                        m.Key,
                        (IReadOnlyList<(double, double)>)[
                            .. m.Select(r => (r.Flops.Mean / 1e6, r.Last.Mean * scale)).OrderBy(static p => p.Item1)])),
            ];
        return Elements.Section("curve", "Over FLOPs", Elements.Figure(
            "The last stage of each method over the FLOPs that are left.",
            $"Lines of {Amount.Of(lines.Length, "method")}; the tables below have the figures.",
            Lines.Draw(lines, $"FLOPs ({comparison.Convention}), millions", Unit(comparison), "curve"), table: null));
    }

    private static XElement Target(ComparisonReport comparison, string target, ComparisonRow[] rows, int number)
    {
        var stages = s_stages.Where(s => rows.Any(r => s.Value(r).Count > 0)).ToArray();
        var scale = Scale(comparison);
        var table = Elements.Table(
            $"Mean and deviation over the seeds, at {target}",
            [
                "method", $">FLOPs ({comparison.Convention})", ">parameters", .. stages.Select(static s => ">" + s.Name), ">seconds",
                ">latency", ">seeds",
            ],
            rows.Select(r => new[] { r.Method, Said.Number(r.Flops.Mean), Said.Number(r.Parameters.Mean) }
                .Concat(stages.Select(s => Text(comparison, s.Value(r))))
                .Concat([Said.Invariant($"{r.Seconds.Mean:F1}"), Said.Milliseconds(r.Latency.Mean), $"{r.Seeds.Count}"]).ToArray()));
        (string, OxyColor, IReadOnlyList<double?>)[] series =
            [
                .. stages.Select((s, i) =>
                    (
                        s.Name, Drawing.Line(i),
                        (IReadOnlyList<double?>)[.. rows.Select(r => s.Value(r) is { Count: > 0 } v ? v.Mean * scale : (double?)null)])),
            ];
        return Elements.Section(
            Said.Invariant($"target{number}"), $"At {target}", table,
            Elements.Figure(
                $"Methods at {target}, stage by stage.", $"Bars of {Amount.Of(rows.Length, "method")}; the table above has the figures.",
                Bars.Draw([.. rows.Select(static r => r.Method)], series, Unit(comparison), Said.Invariant($"target{number}")), table: null,
                isTall: true));
    }

    private static bool IsAccuracy(ComparisonReport comparison) => comparison.Cells.All(static c => c.After.Correct is not null);

    private static double Scale(ComparisonReport comparison) => IsAccuracy(comparison) ? 100 : 1;

    private static string Unit(ComparisonReport comparison) =>
        IsAccuracy(comparison) ? "% of the test data named rightly" : "loss on the test data";

    private static string Text(ComparisonReport comparison, Spread value) =>
        IsAccuracy(comparison) ? value.Percent : value.Count == 0 ? "-" : Said.Invariant($"{value.Mean:F4}");
}
