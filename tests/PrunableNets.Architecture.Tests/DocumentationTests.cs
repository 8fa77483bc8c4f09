using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace PrunableNets.Architecture.Tests;

public sealed class DocumentationTests
{
    /// <summary>Not the torch binding: its API is TorchSharp's, and documented there.</summary>
    public static TheoryData<string> Folders => new("src/PrunableNets.Abstractions", "src/PrunableNets", "src/PrunableNets.Hosting");

    [Theory]
    [MemberData(nameof(Folders))]
    public void EveryPublicTypeIsDocumented(string folder)
    {
        var types = PublicTypes(folder).ToArray();
        Assert.NotEmpty(types);
        var bare = types.Where(static t => !t.Parts.Any(static p => p.HasSummary)).Select(static t => t.Name).ToArray();
        Assert.True(bare.Length == 0, "Public types without a summary: " + string.Join(", ", bare));
    }

    private static IEnumerable<(string Name, (string Path, bool HasSummary)[] Parts)> PublicTypes(string folder) => Repository.Sources(folder)
        .SelectMany(static path => CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Select(type => (Path: path, Type: type)))
        .Where(static t => t.Type.Modifiers.Any(SyntaxKind.PublicKeyword) && t.Type.Ancestors().OfType<BaseTypeDeclarationSyntax>().All(static a => a.Modifiers.Any(SyntaxKind.PublicKeyword)))
        .GroupBy(static t => t.Type.Identifier.Text)
        .Select(static g => (g.Key, g.Select(static t => (t.Path, t.Type.GetLeadingTrivia().ToFullString().Contains("<summary>"))).ToArray()));
}
