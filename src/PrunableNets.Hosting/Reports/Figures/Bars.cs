using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace PrunableNets.Hosting.Reports.Figures;

/// <summary>Bars of a value a name, or of two: dense and slim.</summary>
internal static class Bars
{
    private const int Row = 30;
    private const int Around = 90;

    /// <param name="names">From the top down.</param>
    /// <param name="series">Each with one value a name.</param>
    /// <param name="unit">Of the values.</param>
    /// <param name="id">Of the figure.</param>
    public static XElement Draw(
        IReadOnlyList<string> names, IReadOnlyList<(string Title, OxyColor Color, IReadOnlyList<double?> Values)> series, string unit,
        string id)
    {
        var plot = Drawing.Plot(hasLegend: series.Count > 1);
        var categories = Drawing.Names();
        categories.Labels.AddRange(names);
        plot.Axes.Add(categories);
        var values = Drawing.Numbers(AxisPosition.Bottom, unit);
        (values.Minimum, values.MinimumPadding) = (0, 0);
        plot.Axes.Add(values);
        foreach (var (title, color, bars) in series)
        {
            var drawn = new BarSeries { Title = title, FillColor = color, StrokeThickness = 0, TrackerFormatString = "" };
            drawn.Items.AddRange(bars.Select(static v => new BarItem(v ?? 0)));
            plot.Series.Add(drawn);
        }
        return Drawing.Svg(plot, Around + Row * names.Count, id);
    }
}
