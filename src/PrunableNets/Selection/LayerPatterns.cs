using System;
using System.IO.Enumeration;
using System.Linq;

namespace PrunableNets;

/// <summary>Paths of layers as options name them, with semicolons between them, in which * stands for any text: <c>exits.*; head.0</c>.</summary>
internal sealed class LayerPatterns(string text)
{
    private const char Separator = ';';

    private readonly string[] patterns = text.Split(Separator, StringSplitOptions.TrimEntries);

    /// <summary>Whether one of them is the path's.</summary>
    public bool Match(string path) => Array.Exists(patterns, p => Match(p, path));

    /// <summary>The first that is no layer's; null where there is none such.</summary>
    public string? Stray(Architecture architecture) => Array.Find(patterns, p => !architecture.Layers.Any(l => Match(p, l.Path)));

    private static bool Match(string pattern, string path) => FileSystemName.MatchesSimpleExpression(pattern, path, ignoreCase: false);
}
