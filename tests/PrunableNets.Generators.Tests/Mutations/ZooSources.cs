using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PrunableNets.Generators.Tests.Mutations;

/// <summary>The model zoo's source files, and which of them a network needs.</summary>
internal static class ZooSources
{
    private static readonly Dictionary<string, string> Texts = Read();
    private static readonly Dictionary<string, string[]> Types = Texts.ToDictionary(static f => f.Key, static f => CSharpSyntaxTree.ParseText(f.Value).GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Select(static t => t.Identifier.Text).ToArray());

    public static IReadOnlyCollection<string> Names => Texts.Keys;

    public static string Text(string file) => Texts[file];

    /// <summary>The other files to compile with a file: what it uses, and the first network that uses it where it declares none.</summary>
    public static IReadOnlyList<string> Others(string file)
    {
        var needed = new List<string>([file]);
        if (!Texts[file].Contains("[Prunable(", StringComparison.Ordinal))
            needed.AddRange(Texts.Keys.Where(f => Uses(f, file) && Texts[f].Contains("[Prunable(", StringComparison.Ordinal)).Take(1));
        for (var i = 0; i < needed.Count; i++)
            needed.AddRange(Texts.Keys.Where(f => !needed.Contains(f) && Uses(needed[i], f)).ToArray());
        return needed.Skip(1).ToArray();
    }

    private static bool Uses(string file, string other) => file != other && Types[other].Any(t => CSharpSyntaxTree.ParseText(Texts[file]).GetRoot().DescendantTokens().Any(k => k.IsKind(SyntaxKind.IdentifierToken) && k.Text == t));

    private static Dictionary<string, string> Read()
    {
        var root = typeof(ZooSources).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!;
        return Directory.GetFiles(Path.Combine(root, "samples", "ModelZoo"), "*.cs", SearchOption.AllDirectories).Where(static f => !f.Contains("/obj/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToDictionary(static f => Path.GetFileName(f), File.ReadAllText);
    }
}
