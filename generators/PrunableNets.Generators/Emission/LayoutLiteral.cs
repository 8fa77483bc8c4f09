using System.Linq;

namespace PrunableNets.Generators.Emission;

/// <summary>Channel layouts as C#, in a file that has <see cref="Aliases"/>.</summary>
internal static class LayoutLiteral
{
    public const string Aliases = "using ChannelLayout = global::PrunableNets.ChannelLayout;\nusing ChannelSegment = global::PrunableNets.ChannelSegment;";

    public static string Write(ChannelLayout layout) =>
        $"new ChannelLayout({string.Join(", ", layout.Segments.Select(Write))})";

    private static string Write(ChannelSegment segment) => segment.Repeat == 1
        ? $"new ChannelSegment({segment.Group}, {segment.Start}, {segment.Length})"
        : $"new ChannelSegment({segment.Group}, {segment.Start}, {segment.Length}, {segment.Repeat})";
}
