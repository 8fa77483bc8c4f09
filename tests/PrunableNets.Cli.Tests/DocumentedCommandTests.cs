using System;
using System.IO;
using System.Linq;

namespace PrunableNets.Cli.Tests;

/// <summary>What docs/tool.md says that the tool says.</summary>
public sealed class DocumentedCommandTests
{
    private const string Prompt = "$ prunable ";

    private static string[] Blocks => [.. File.ReadAllText(Path.Combine(Tool.Root, "docs/tool.md")).Split("```console\n").Skip(1).Select(static b => b.Split("\n```")[0])];

    public static TheoryData<string> Commands => new(Blocks.Select(static b => b.Split('\n')[0]));

    [Theory]
    [MemberData(nameof(Commands))]
    public void SaysWhatThePageHas(string command)
    {
        Assert.StartsWith(Prompt, command, StringComparison.Ordinal);
        // Paths on the page are from the repository's root on.
        var arguments = command[Prompt.Length..].Split(' ').Select(static a => a.StartsWith("samples/", StringComparison.Ordinal) ? Path.Combine(Tool.Root, a) : a);
        Assert.Equal(Trimmed(Blocks.Single(b => b.Split('\n')[0] == command)[(command.Length + 1)..]), Trimmed(Tool.Say([.. arguments])));
    }

    private static string Trimmed(string text) => string.Join('\n', text.Split('\n').Select(static l => l.TrimEnd())).Trim('\n');
}
