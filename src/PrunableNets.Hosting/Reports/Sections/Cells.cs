using System.Linq;
using System.Xml.Linq;
using PrunableNets.Hosting.Reports.Html;

namespace PrunableNets.Hosting.Reports.Sections;

/// <summary>Every seed of a comparison.</summary>
internal static class Cells
{
    public static XElement Of(ComparisonReport comparison) => Elements.Section(
        "cells", "Every seed",
        new XElement("details", new XElement("summary", Amount.Of(comparison.Cells.Count, "cell")), Elements.Table(
            "Each method, target and seed", ["method", "target", ">seed", ">FLOPs", ">parameters", ">after", ">last", ">seconds"],
            comparison.Cells.Select(static c => new[]
            {
                c.Cell.Method, c.Cell.Target, $"{c.Cell.Seed}", Said.Number(c.Flops), Said.Number(c.Parameters), Text(c.After),
                Text(c.Last), Said.Invariant($"{c.PruningSeconds:F1}"),
            }))));

    private static string Text(Accuracy accuracy) =>
        accuracy.Correct is null ? Said.Invariant($"{accuracy.Loss:F4}") : Said.Percent(accuracy.Measure);
}
