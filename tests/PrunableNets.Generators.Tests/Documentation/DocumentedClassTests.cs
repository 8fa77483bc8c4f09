using System;
using System.IO;
using System.Linq;
using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Documentation;

/// <summary>Classes that the pages mark are what the generator takes, without an error of it or of the compiler.</summary>
public sealed class DocumentedClassTests
{
    private static readonly (string Name, string Text)[] s_classes =
    [
        .. Directory.GetFiles(RepositoryFiles.At("docs"), "*.md").Append(RepositoryFiles.At("README.md"))
            .Append(RepositoryFiles.At("eng/package/README.md")).Order(StringComparer.Ordinal)
            .SelectMany(static page => File.ReadAllText(page).Split("```csharp\n").Skip(1).Select((b, i) => ($"{Path.GetFileName(page)} {i + 1}", b.Split("\n```")[0])))
            .Where(static b => b.Item2.Contains("[Prunable(", StringComparison.Ordinal) && b.Item2.Contains("Tensor forward(", StringComparison.Ordinal)),
    ];

    public static TheoryData<string> Names => new(s_classes.Select(static c => c.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void IsTaken(string name)
    {
        var run = Generator.NewHarness().Run(s_classes.Single(c => c.Name == name).Text);
        string[] reported = name.StartsWith("diagnostics", StringComparison.Ordinal) ? ["PRN2001"] : [];
        run.AssertClean(reported);
        Assert.Equal(reported.Length == 0, run.Sources.Count > 0);
        // What the page shows of the build is what the build says.
        Assert.All(run.Diagnostics, static d => Assert.Contains(d.Message, File.ReadAllText(RepositoryFiles.At("docs/diagnostics.md")), StringComparison.Ordinal));
    }

    [Fact]
    public void ThereAreSome() => Assert.True(s_classes.Length >= 5, string.Join(", ", s_classes.Select(static c => c.Name)));
}
