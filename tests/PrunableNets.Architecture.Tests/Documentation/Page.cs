using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace PrunableNets.Architecture.Tests.Documentation;

/// <summary>A page that people read.</summary>
/// <param name="Name">Its path from the repository's root on.</param>
/// <param name="Text">All of it.</param>
internal sealed partial record Page(string Name, string Text)
{
    /// <summary>The repository's pages, those of rules too, and the one that is in the packages.</summary>
    public static IReadOnlyList<Page> All { get; } =
    [
        .. new[] { "README.md", "CHANGELOG.md", "eng/package/README.md" }
            .Concat(Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
                .Select(static p => Path.GetRelativePath(Repository.Root, p)).Order(StringComparer.Ordinal))
            .Select(static p => new Page(p, File.ReadAllText(Path.Combine(Repository.Root, p)))),
    ];

    /// <summary>What people type: commands of blocks, without what a line says about them, and code in sentences.</summary>
    public IEnumerable<string> Commands =>
        Blocks("sh").Concat(Blocks("console")).SelectMany(static b => b.Split('\n')).SelectMany(static l => l.Split(" #")[0].Split("&&"))
            .Concat(Spans).Select(static c => c.Trim());

    /// <summary>Code in sentences.</summary>
    public IEnumerable<string> Spans => Code().Matches(Prose).Select(static m => m.Groups["code"].Value);

    /// <summary>The page without its blocks.</summary>
    public string Prose => AnyBlock().Replace(Text, "");

    /// <summary>What is in the blocks of a language.</summary>
    public IEnumerable<string> Blocks(string language) =>
        AnyBlock().Matches(Text).Where(b => b.Groups["language"].Value == language).Select(static b => b.Groups["lines"].Value);

    [GeneratedRegex(@"^```(?<language>\w*)\n(?<lines>.*?)^```\n?", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex AnyBlock();

    [GeneratedRegex("`(?<code>[^`\n]+)`")]
    private static partial Regex Code();
}
