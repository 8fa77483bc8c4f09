using System.Linq;

namespace PrunableNets.Generators.Emission;

/// <summary>Channel layouts as C#, in a file that has the library's functions.</summary>
internal static class LayoutLiteral
{
    public static string Write(ChannelLayout layout) => $"Layout({string.Join(", ", Architectures.Text.RunText.Write(layout.Segments).Select(static r => $"\"{r}\""))})";
}
