using System.IO;
using System.Linq;
using Xunit;

namespace PrunableNets.Architecture.Tests;

/// <summary>Small files, one idea each.</summary>
public sealed class FileSizeTests
{
    private const int MostLines = 500;
    private const int MedianBelow = 90;

    [Theory]
    [InlineData("src")]
    [InlineData("generators")]
    [InlineData("tests")]
    [InlineData("samples")]
    public void NoFileIsTooLong(string folder)
    {
        var tooLong = Repository.Sources(folder).Select(static path => (Path: Path.GetRelativePath(Repository.Root, path), Lines: File.ReadLines(path).Count())).Where(static f => f.Lines > MostLines).ToArray();
        Assert.True(tooLong.Length == 0, string.Join("\n", tooLong.Select(static f => $"{f.Path} has {f.Lines} lines")));
    }

    [Theory]
    [InlineData("src")]
    [InlineData("generators")]
    [InlineData("tests")]
    public void TheMedianIsSmall(string folder)
    {
        var lines = Repository.Sources(folder).Select(static path => File.ReadLines(path).Count()).Order().ToArray();
        Assert.True(lines[lines.Length / 2] < MedianBelow, $"The median file of {folder} has {lines[lines.Length / 2]} lines.");
    }
}
