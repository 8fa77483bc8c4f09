using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PrunableNets.CodeFixes.Declarations;
using Xunit;

namespace PrunableNets.CodeFixes.Tests;

/// <summary>What an editor needs to find the code fixes, and a user to know of them.</summary>
public sealed class ProviderTests
{
    private static readonly string Root = typeof(ProviderTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!;

    private static readonly CodeFixProvider[] Providers = [.. typeof(MakePartialFix).Assembly.GetTypes()
        .Where(static t => t.IsSubclassOf(typeof(CodeFixProvider)) && !t.IsAbstract).Select(static t => (CodeFixProvider)Activator.CreateInstance(t)!)];

    public static TheoryData<string> Names => new(Providers.Select(static p => p.GetType().Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void AProviderIsExportedForCSharpAndFixesAll(string name)
    {
        var provider = Providers.Single(p => p.GetType().Name == name);
        Assert.Equal([LanguageNames.CSharp], provider.GetType().GetCustomAttribute<ExportCodeFixProviderAttribute>()!.Languages);
        Assert.NotNull(provider.GetFixAllProvider());
        Assert.True(provider.GetType().IsPublic);
    }

    [Fact]
    public void ARulePageSaysOfItsCodeFix()
    {
        var fixable = Providers.SelectMany(static p => p.FixableDiagnosticIds).Distinct().Order().ToArray();
        var pages = Directory.GetFiles(Path.Combine(Root, "docs/rules"), "PRN*.md").Where(static p => File.ReadAllText(p).Contains("\n**Code fix:** ", StringComparison.Ordinal));
        Assert.Equal(fixable, pages.Select(static p => Path.GetFileNameWithoutExtension(p)).Order());
    }
}
