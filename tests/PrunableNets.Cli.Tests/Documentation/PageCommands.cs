using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace PrunableNets.Cli.Tests.Documentation;

/// <summary>What the pages tell people to say to the tool: lines of their blocks of commands, and what stands in sentences.</summary>
internal static partial class PageCommands
{
    private const string Name = "prunable ";

    /// <summary>Every command once, without the prompt and what a line says about it.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Pages().Select(File.ReadAllText).SelectMany(Of).Distinct()];

    private static IEnumerable<string> Pages() =>
        [
            Path.Combine(Tool.Root, "README.md"), Path.Combine(Tool.Root, "CHANGELOG.md"),
            Path.Combine(Tool.Root, "eng/package/README.md"),
            .. Directory.GetFiles(Path.Combine(Tool.Root, "docs"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal),
        ];

    private static IEnumerable<string> Of(string page) =>
        Blocks().Matches(page).SelectMany(static b => b.Groups["lines"].Value.Split('\n')).SelectMany(Commands)
            .Concat(Sentences().Matches(page).Select(static m => m.Groups["command"].Value));

    private static IEnumerable<string> Commands(string line) => line.Split(" #")[0].Split("&&")
        .Select(static c => c.Trim()).Select(static c => c.StartsWith("$ ", StringComparison.Ordinal) ? c[2..] : c)
        .Where(static c => c.StartsWith(Name, StringComparison.Ordinal));

    [GeneratedRegex(@"^```(sh|console)\n(?<lines>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex("`(?<command>prunable [^`]+)`")]
    private static partial Regex Sentences();
}
