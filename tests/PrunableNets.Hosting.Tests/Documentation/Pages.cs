using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;

namespace PrunableNets.Hosting.Tests.Documentation;

/// <summary>The code in README and docs.</summary>
internal static class Pages
{
    private static string Root([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../.."));

    /// <summary>Blocks of a language, each with its page and number.</summary>
    public static IEnumerable<(string Name, string Text)> Blocks(string language) =>
        Directory.GetFiles(Path.Combine(Root(), "docs"), "*.md").Append(Path.Combine(Root(), "README.md")).Order(StringComparer.Ordinal)
            .SelectMany(page =>
                File.ReadAllText(page).Split($"```{language}\n").Skip(1)
                    .Select((b, i) => ($"{Path.GetFileName(page)} {i + 1}", b.Split("\n```")[0])));
}
