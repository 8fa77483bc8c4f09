using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace PrunableNets.Hosting.Tests.Documentation;

/// <summary>The code in README and docs, and in the page that the packages have.</summary>
internal static class Pages
{
    private const string OfThePackages = "package/README.md";

    private static readonly (string Name, string Text)[] s_all =
    [
        .. Directory.GetFiles(Path.Combine(Root(), "docs"), "*.md").Append(Path.Combine(Root(), "README.md")).Order(StringComparer.Ordinal)
            .Select(static p => (Path.GetFileName(p), File.ReadAllText(p))),
        (OfThePackages, File.ReadAllText(Path.Combine(Root(), "eng", OfThePackages))),
    ];

    /// <summary>Blocks of a language, each with its page and number.</summary>
    public static IEnumerable<(string Name, string Text)> Blocks(string language) => s_all.SelectMany(page =>
        page.Text.Split($"```{language}\n").Skip(1).Select((b, i) => ($"{page.Name} {i + 1}", b.Split("\n```")[0])));

    /// <summary>Options of a section as they are given to programs, in sentences and blocks alike.</summary>
    public static IEnumerable<string> Arguments(string section) =>
        s_all.SelectMany(page => Regex.Matches(page.Text, $@"--{section}:[\w:]+=[^\s`]+")).Select(static m => m.Value);

    private static string Root([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../.."));
}
