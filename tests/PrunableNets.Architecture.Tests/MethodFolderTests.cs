using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace PrunableNets.Architecture.Tests;

/// <summary>A method is a folder: what it is called stands there and nowhere else in the sources.</summary>
public sealed class MethodFolderTests
{
    private static readonly Regex Named = new("""\[PruningMethod\("(?<name>\w+)".*?\bclass (?<type>\w+)""", RegexOptions.Singleline);

    /// <summary>The default method, which the runtime has to name once.</summary>
    private const string Default = "AutoBot";

    private static (string Name, string Type, string Folder)[] Methods { get; } =
    [
        .. Repository.Sources("src/PrunableNets/Methods").SelectMany(static f => Named.Matches(File.ReadAllText(f)).Where(static m => !m.Groups["type"].Value.EndsWith("Attribute", StringComparison.Ordinal))
            .Select(m => (m.Groups["name"].Value, m.Groups["type"].Value, Path.GetDirectoryName(f)!))),
    ];

    [Fact]
    public void EveryMethodHasAFolderWithItsPublicApiAndItsUse()
    {
        Assert.True(Methods.Length >= 18, $"{Methods.Length} methods");
        Assert.Equal(Methods.Length, Methods.Select(static m => m.Folder).Distinct().Count());
        foreach (var (name, type, folder) in Methods)
        {
            var text = string.Concat(Directory.GetFiles(folder, "*.cs").Select(File.ReadAllText));
            Assert.True(Regex.IsMatch(text, $@"IPruningBuilder Use\w+\(this IPruningBuilder builder"), $"{name} has no Use..");
            Assert.True(File.Exists(Path.Combine(folder, "PublicAPI.Unshipped.txt")), $"{name} has no PublicAPI.Unshipped.txt");
            Assert.NotEmpty(type);
        }
    }

    /// <summary>L2 touches no file outside of its folder; nor does the hosted runtime know any method but the default's name.</summary>
    [Fact]
    public void TheHostedRuntimeNamesNoMethod()
    {
        var hosting = Repository.Sources("src/PrunableNets.Hosting").ToArray();
        Assert.NotEmpty(hosting);
        foreach (var file in hosting)
        {
            var text = Regex.Replace(File.ReadAllText(file), @"///.*", "");
            foreach (var (name, type, _) in Methods)
            {
                Assert.False(Regex.IsMatch(text, $@"\b{type}\b"), $"{file} names {type}");
                // What a comparison is always beside, and the default.
                if (name is not (Default or "Random" or "L1"))
                    Assert.DoesNotContain($"\"{name}\"", text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void L2IsNamedInItsFolderOnly()
    {
        var l2 = Methods.Single(static m => m.Name == "L2");
        Assert.All(
            Repository.Sources("src").Concat(Repository.Sources("generators")).Where(f => Path.GetDirectoryName(f) != l2.Folder),
            static f => Assert.False(Regex.IsMatch(File.ReadAllText(f), @"\b(UseL2|L2Criterion|L2Builder)\b|""L2"""), f));
        Assert.Equal(["L2Builder.cs", "L2Criterion.cs", "PublicAPI.Unshipped.txt"], Directory.GetFiles(l2.Folder).Select(static f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
    }

    /// <summary>The examples of the documentation are classes that the tests of the hosted runtime prune with.</summary>
    [Theory]
    [InlineData("LargestWeight")]
    [InlineData("LossWithout")]
    public void TheExamplesInTheDocumentationAreCompiledAndRun(string name) => Assert.Contains(
        File.ReadAllText(Path.Combine(Repository.Root, $"tests/PrunableNets.Hosting.Tests/Methods/{name}.cs")).TrimEnd(),
        File.ReadAllText(Path.Combine(Repository.Root, "docs/methods.md")), StringComparison.Ordinal);
}
