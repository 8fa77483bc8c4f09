using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PrunableNets.Hosting;
using ScottPlot;

namespace ResNetSample;

/// <summary>Accuracy over FLOPs, a line for each thing that can be done with one method's plan.</summary>
internal static class CurvePlot
{
    private const int Width = 760;
    private const int Height = 460;

    /// <summary>Writes <c>curve.svg</c> beside the comparison's tables: means over the seeds, in percent.</summary>
    public static void Write(ComparisonReport report, string folder)
    {
        using var plot = new Plot();
        var pruned = report.Rows.Where(static r => r.Method != ComparisonCell.Scratch).ToArray();
        Line(plot, "as pruned", pruned, static r => r.After);
        Line(plot, "batch norms measured anew, fine-tuned", pruned, static r => r.FineTuned);
        Line(plot, "weights solved anew", pruned, static r => r.Reconstructed);
        Line(plot, "weights solved anew, fine-tuned", pruned, static r => r.ReconstructedAndFineTuned);
        Line(plot, "from scratch", report.Rows.Where(static r => r.Method == ComparisonCell.Scratch), static r => r.FineTuned);
        plot.Title($"{report.Model}, {string.Join(", ", pruned.Select(static r => r.Method).Distinct())}");
        plot.XLabel($"MFLOPs ({report.Convention})");
        plot.YLabel("accuracy in percent");
        plot.ShowLegend(Alignment.LowerRight);
        // Whole or not at all.
        var path = Path.Combine(folder, "curve.svg");
        File.WriteAllText(path + ".tmp", plot.GetSvgXml(Width, Height));
        File.Move(path + ".tmp", path, overwrite: true);
    }

    private static void Line(Plot plot, string name, IEnumerable<ComparisonRow> rows, Func<ComparisonRow, Spread> column)
    {
        var points = rows.Where(r => column(r).Count > 0).OrderBy(static r => r.Flops.Mean).ToArray();
        if (points.Length == 0)
            return;
        var line = plot.Add.Scatter(Array.ConvertAll(points, static r => r.Flops.Mean / 1e6), Array.ConvertAll(points, r => column(r).Mean * 100));
        line.LegendText = name;
    }
}
