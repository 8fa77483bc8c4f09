using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;

namespace PrunableNets.Generators.Emission;

/// <summary>C# names for module paths and groups: unique, valid, and close to the path.</summary>
internal sealed class Identifiers
{
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    // Names that generated members use themselves.
    private readonly HashSet<string> used = new(["input", "gates", "dense", "modules", "plan", "widths", "Widths", "training", "forward", "name", "Gates"], StringComparer.Ordinal);

    /// <summary>The name of a path, the same at every call: <c>layer1.0.conv1</c> is <c>layer1_0_conv1</c>.</summary>
    public string Of(string path)
    {
        if (names.TryGetValue(path, out var known))
            return known;
        var name = new string(path.Select(static c => char.IsLetterOrDigit(c) ? c : '_').ToArray());
        if (name.Length == 0 || char.IsDigit(name[0]) || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None)
            name = "_" + name;
        while (!used.Add(name))
            name += "_";
        return names[path] = name;
    }
}
