using System;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;

namespace PrunableNets.Hosting.Reports.Figures;

/// <summary>Plots of OxyPlot as SVG that takes the page's colours, whichever theme it has.</summary>
internal static class Drawing
{
    private const int Width = 760;

    // OxyPlot measures texts in a narrow font, and the browser's may be a wide one: room is made for a larger size than is shown.
    private const int MeasuredSize = 18;
    private const int ShownSize = 13;

    // Colours that stand for the page's, which are known to the browser alone.
    private static readonly OxyColor s_ink = OxyColor.FromRgb(1, 0, 0);
    private static readonly OxyColor s_line = OxyColor.FromRgb(1, 0, 1);
    private static readonly string[] s_names =
    [
        "dense", "slim", .. Enumerable.Range(0, Series).Select(static i => FormattableString.Invariant($"s{i}")),
    ];

    /// <summary>Colours of lines before they come again.</summary>
    public const int Series = 8;

    public static OxyColor Dense => Color(0);

    public static OxyColor Slim => Color(1);

    public static OxyColor Line(int series) => Color(2 + series % Series);

    /// <summary>An empty plot.</summary>
    public static PlotModel Plot(bool hasLegend)
    {
        var plot = new PlotModel
        {
            Background = OxyColors.Undefined, TextColor = s_ink, PlotAreaBorderThickness = new OxyThickness(0), DefaultFont = "inherit",
            DefaultFontSize = MeasuredSize,
        };
        if (hasLegend)
            plot.Legends.Add(
                new Legend
                {
                    LegendPosition = LegendPosition.TopLeft, LegendPlacement = LegendPlacement.Outside,
                    LegendOrientation = LegendOrientation.Horizontal,
                });
        return plot;
    }

    /// <summary>An axis of numbers.</summary>
    public static LinearAxis Numbers(AxisPosition position, string title) => new()
    {
        Position = position, Title = title, MajorGridlineStyle = LineStyle.Solid, MajorGridlineColor = s_line, TicklineColor = s_line,
        MinorTickSize = 0, AxislineColor = s_line,
        MinimumPadding = 0.02, MaximumPadding = 0.02,
    };

    /// <summary>An axis of names, from the top down.</summary>
    public static CategoryAxis Names() =>
        new()
        {
            Position = AxisPosition.Left, StartPosition = 1, EndPosition = 0, TicklineColor = s_line, MinorTickSize = 0, GapWidth = 0.5,
        };

    /// <param name="plot">With all of its series.</param>
    /// <param name="height">In pixels of a figure that is 760 wide.</param>
    /// <param name="id">Of the page's figures its own: clip paths are named after it.</param>
    public static XElement Svg(PlotModel plot, int height, string id)
    {
        var text = new SvgExporter { Width = Width, Height = height }.ExportToString(plot)
            .Replace("clipPath", id + "-clip", StringComparison.Ordinal)
            .Replace($"<{id}-clip", "<clipPath", StringComparison.Ordinal).Replace($"</{id}-clip", "</clipPath", StringComparison.Ordinal)
            .Replace(Size(MeasuredSize), Size(ShownSize), StringComparison.Ordinal)
            .Replace(Text(s_ink), "var(--ink)", StringComparison.Ordinal).Replace(Text(s_line), "var(--line)", StringComparison.Ordinal);
        for (var i = 0; i < s_names.Length; i++)
            text = text.Replace(Text(Color(i)), $"var(--{s_names[i]})", StringComparison.Ordinal);
        var svg = XDocument.Parse(text).Root!;
        svg.SetAttributeValue("viewBox", FormattableString.Invariant($"0 0 {Width} {height}"));
        svg.SetAttributeValue("width", null);
        svg.SetAttributeValue("height", null);
        return svg;
    }

    private static string Size(int size) => FormattableString.Invariant($"font-size=\"{size}\"");

    private static OxyColor Color(int index) => OxyColor.FromRgb(1, 1, (byte)index);

    private static string Text(OxyColor color) => string.Create(CultureInfo.InvariantCulture, $"rgb({color.R},{color.G},{color.B})");
}
