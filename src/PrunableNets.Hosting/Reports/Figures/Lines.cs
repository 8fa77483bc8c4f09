using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace PrunableNets.Hosting.Reports.Figures;

/// <summary>Values over the steps of a run.</summary>
internal static class Lines
{
    private const int Height = 320;

    /// <summary>More names than this say nothing beside a figure.</summary>
    private const int MostNames = 8;

    /// <param name="lines">Each with its points, step and value.</param>
    /// <param name="across">What the steps are.</param>
    /// <param name="up">What the values are.</param>
    /// <param name="id">Of the figure.</param>
    /// <param name="range">Lowest and highest value; null for those that there are.</param>
    public static XElement Draw(
        IReadOnlyList<(string Title, IReadOnlyList<(double X, double Y)> Points)> lines, string across, string up, string id,
        (double Low, double High)? range = null)
    {
        var plot = Drawing.Plot(hasLegend: lines.Count is > 1 and <= MostNames);
        plot.Axes.Add(Drawing.Numbers(AxisPosition.Bottom, across));
        var values = Drawing.Numbers(AxisPosition.Left, up);
        if (range is { } ends)
            (values.Minimum, values.Maximum) = ends;
        plot.Axes.Add(values);
        foreach (var ((title, points), i) in lines.Select(static (line, i) => (line, i)))
        {
            // One point is no line.
            var drawn = new LineSeries
            {
                Title = title, Color = Drawing.Line(i), StrokeThickness = 2,
                MarkerType = points.Count == 1 ? MarkerType.Circle : MarkerType.None, MarkerFill = Drawing.Line(i),
            };
            drawn.Points.AddRange(points.Where(static p => double.IsFinite(p.Y)).Select(static p => new DataPoint(p.X, p.Y)));
            plot.Series.Add(drawn);
        }
        return Drawing.Svg(plot, Height, id);
    }
}
