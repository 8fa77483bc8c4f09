using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Diagnostics;

/// <summary>Every diagnostic has a release row, a rule page and a test class, and there is none of these without a diagnostic.</summary>
public sealed class RuleCatalogueTests
{
    private static readonly string Root = typeof(RuleCatalogueTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!;

    private static readonly DiagnosticDescriptor[] Descriptors = Generator.Assembly.GetTypes()
        .SelectMany(static t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(static f => f.FieldType == typeof(DiagnosticDescriptor))
        .Select(static f => (DiagnosticDescriptor)f.GetValue(null)!).ToArray();

    public static TheoryData<string> Ids => new(Descriptors.Select(static d => d.Id));

    [Fact]
    public void ThereAreDescriptorsAndTheirIdsAreUnique()
    {
        Assert.True(Descriptors.Length >= 20);
        Assert.Equal(Descriptors.Length, Descriptors.Select(static d => d.Id).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void ADescriptorHasAReleaseRow(string id)
    {
        var descriptor = Descriptors.Single(d => d.Id == id);
        Assert.Contains($"{id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {descriptor.Title}", Releases());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void ADescriptorHasARulePage(string id)
    {
        var page = File.ReadAllText(Path.Combine(Root, "docs/rules", id + ".md"));
        Assert.StartsWith($"# {id}: {Descriptors.Single(d => d.Id == id).Title}\n", page, StringComparison.Ordinal);
        Assert.Contains("\n## Example\n", page, StringComparison.Ordinal);
        Assert.Contains("\n## The way out\n", page, StringComparison.Ordinal);
        Assert.Contains($"[{id}]({id}.md)", File.ReadAllText(Path.Combine(Root, "docs/rules/README.md")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void ADescriptorHasATestClass(string id)
    {
        var tests = typeof(RuleCatalogueTests).Assembly.GetTypes().SingleOrDefault(t => t.Name == id + "Tests");
        Assert.NotNull(tests);
        var methods = tests!.GetMethods().Where(static m => m.GetCustomAttributes<FactAttribute>().Any()).ToArray();
        Assert.True(methods.Length >= 2, $"{id}Tests needs a positive and a negative test.");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void ATitleDoesNotEndInAFullStop(string id) => Assert.False(Descriptors.Single(d => d.Id == id).Title.ToString(null).EndsWith('.'));

    [Fact]
    public void NoPageAndNoRowIsLeftOver()
    {
        var pages = Directory.GetFiles(Path.Combine(Root, "docs/rules"), "PRN*.md").Select(static p => Path.GetFileNameWithoutExtension(p));
        Assert.Empty(pages.Except(Descriptors.Select(static d => d.Id)));
        Assert.Empty(Releases().Where(static l => l.StartsWith("PRN", StringComparison.Ordinal)).Select(static l => l.Split(' ')[0]).Except(Descriptors.Select(static d => d.Id)));
    }

    private static string[] Releases() => new[] { "Shipped", "Unshipped" }
        .SelectMany(static r => File.ReadAllLines(Path.Combine(Root, $"generators/PrunableNets.Generators/AnalyzerReleases.{r}.md"))).ToArray();
}
