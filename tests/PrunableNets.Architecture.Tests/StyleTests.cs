using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace PrunableNets.Architecture.Tests;

public sealed partial class StyleTests
{
    public static TheoryData<string> Folders => new("src", "generators", "tests", "samples");

    [Theory]
    [MemberData(nameof(Folders))]
    public void NamespacesAreFileScoped(string folder) => AssertNone(folder, BlockNamespace(), "a namespace in braces");

    [Theory]
    [MemberData(nameof(Folders))]
    public void NothingIsLeftUndone(string folder) => AssertNone(folder, Undone(), "something left undone");

    [Theory]
    [MemberData(nameof(Folders))]
    public void LinesEndInLineFeeds(string folder) => AssertNone(folder, CarriageReturn(), "a carriage return");

    [Fact]
    public void TestsAreNamedInOneStyle() => AssertNone("tests", Underscored(), "a test with an underscore in its name");

    private static void AssertNone(string folder, Regex pattern, string what)
    {
        // This file holds the patterns themselves; polyfills need two namespaces in one file.
        var found = Repository.Sources(folder).Where(static p => !p.EndsWith("StyleTests.cs", StringComparison.Ordinal) && !p.Contains("Polyfills", StringComparison.Ordinal))
            .Where(path => pattern.IsMatch(File.ReadAllText(path))).Select(static p => Path.GetRelativePath(Repository.Root, p)).ToArray();
        Assert.True(found.Length == 0, $"{what} in {string.Join(", ", found)}");
    }

    [GeneratedRegex(@"^namespace [\w.]+\s*\{?\s*$", RegexOptions.Multiline)]
    private static partial Regex BlockNamespace();

    [GeneratedRegex(@"//\s*(TODO|FIXME|HACK)\b|new NotImplementedException")]
    private static partial Regex Undone();

    [GeneratedRegex(@"public (static )?(async )?(void|Task) [A-Za-z0-9]+_\w*\(")]
    private static partial Regex Underscored();

    [GeneratedRegex(@"\r")]
    private static partial Regex CarriageReturn();
}
