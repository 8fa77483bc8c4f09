using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using PrunableNets.Hosting.Reports.Figures;
using PrunableNets.Hosting.Reports.Html;

namespace PrunableNets.Hosting.Reports.Sections;

/// <summary>What the run reported on its way: losses, accuracies, gates.</summary>
internal static class Course
{
    /// <summary>Names of values that go into one figure, as they have one unit; any other has a figure of its own.</summary>
    private static readonly string[] s_losses = ["loss", "test loss", "task", "g", "h"];

    public static XElement? Of(CertificateFigures run, IReadOnlyList<CoursePoint> course)
    {
        XElement[] figures =
        [
            .. course.GroupBy(static p => (p.Stage, p.Kind))
                .SelectMany((part, i) => Figures(part.Key.Stage, part.Key.Kind, [.. part], run, Said.Invariant($"course{i}"))),
        ];
        return figures.Length == 0 ? null : Elements.Section("course", "Course", figures);
    }

    private static IEnumerable<XElement> Figures(string stage, string kind, CoursePoint[] points, CertificateFigures run, string id)
    {
        var names = points.SelectMany(static p => p.Values.Keys).Distinct().ToArray();
        var figures = names.Intersect(s_losses).ToArray() is { Length: > 0 } losses
            ? names.Except(s_losses).Select(static n => new[] { n }).Prepend(losses)
            : names.Select(static n => new[] { n });
        yield return new XElement("h3", $"{stage}: {Amount.Of(points.Length, kind)}");
        foreach (var (shown, i) in figures.Select(static (shown, i) => (shown, i)))
            yield return Figure(
                $"{string.Join(", ", shown)} by {kind}", kind,
                [.. shown.Select(n => (n, Points(points, p => p.Values.TryGetValue(n, out var v) ? v : null)))], $"{id}-{i}", range: null);
        if (points.Any(static p => p.Gates is not null))
            yield return Figure(
                $"Mean gate of each group by {kind}: 1 is open", kind,
                [
                    .. run.Groups.Select((g, index) =>
                        (g.Name, Points(points, p => p.Gates is { } gates && index < gates.Count ? gates[index] : null))),
                ],
                id + "-gates", (0, 1));
    }

    private static XElement Figure(
        string caption, string kind, (string Title, IReadOnlyList<(double X, double Y)> Points)[] lines, string id, (double, double)? range)
    {
        var table = Elements.Table(
            $"{caption}: first and last", ["value", $">first {kind}", ">last"],
            lines.Where(static l => l.Points.Count > 0)
                .Select(static l => new[] { l.Title, Said.Invariant($"{l.Points[0].Y:G5}"), Said.Invariant($"{l.Points[^1].Y:G5}") }));
        var told = lines.Where(static l => l.Points.Count > 0).Take(8)
            .Select(static l => Said.Invariant($"{l.Title} from {l.Points[0].Y:G4} to {l.Points[^1].Y:G4}"));
        // One point is no course.
        if (lines.All(static l => l.Points.Count < 2))
            return table;
        return Elements.Figure(
            $"{caption}.", $"{caption}: {string.Join("; ", told)}.",
            Lines.Draw(lines, kind, lines.Length == 1 ? lines[0].Title : "", id, range), table);
    }

    /// <summary>First, last, and evenly between as many as a figure can show.</summary>
    private static (double, double)[] Points(CoursePoint[] points, Func<CoursePoint, double?> value)
    {
        const int Most = 1000;
        (double, double)[] all =
        [
            .. points.Select(p => (p.Index + 1, Value: value(p))).Where(static p => p.Value is not null)
                .Select(static p => ((double)p.Item1, p.Value!.Value)),
        ];
        var every = (all.Length + Most - 1) / Most;
        return all.Length <= Most ? all : [.. all.Where((_, i) => i % every == 0 || i == all.Length - 1)];
    }
}
