using System.Linq;

namespace PrunableNets.Generators.Emission;

/// <summary>Channel layouts as C#.</summary>
internal static class LayoutLiteral
{
    public static string Write(ChannelLayout layout) =>
        $"new global::PrunableNets.ChannelLayout({string.Join(", ", layout.Segments.Select(Write))})";

    private static string Write(ChannelSegment segment) => segment.Repeat == 1
        ? $"new({segment.Group}, {segment.Start}, {segment.Length})"
        : $"new({segment.Group}, {segment.Start}, {segment.Length}, {segment.Repeat})";
}
