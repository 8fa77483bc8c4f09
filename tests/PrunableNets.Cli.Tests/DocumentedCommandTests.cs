using System;
using System.IO;
using System.Linq;

namespace PrunableNets.Cli.Tests;

/// <summary>What docs/tool.md says that the tool says.</summary>
public sealed class DocumentedCommandTests
{
    private const string Prompt = "$ prunable ";

    private static string Page => File.ReadAllText(Path.Combine(Tool.Root, "docs/tool.md"));

    private static string[] Blocks => [.. Page.Split("```console\n").Skip(1).Select(static b => b.Split("\n```")[0])];

    public static TheoryData<string> Commands => new(Blocks.Select(static b => b.Split('\n')[0]));

    [Theory]
    [MemberData(nameof(Commands))]
    public void SaysWhatThePageHas(string command)
    {
        Assert.StartsWith(Prompt, command, StringComparison.Ordinal);
        // Paths on the page are from the repository's root on.
        var arguments = command[Prompt.Length..].Split(' ')
            .Select(static a => a.StartsWith("samples/", StringComparison.Ordinal) ? Path.Combine(Tool.Root, a) : a);
        Assert.Equal(Trimmed(Blocks.Single(b => b.Split('\n')[0] == command)[(command.Length + 1)..]), Trimmed(Tool.Say([.. arguments])));
    }

    /// <summary>One after the other in an empty folder; the sample's program stands for its project, which would be built.</summary>
    [Fact]
    public void WhatThePageTellsToTypeWorks()
    {
        var folder = Directory.CreateTempSubdirectory("page");
        try
        {
            string[] lines =
            [
                .. Page.Split("```sh\n").Skip(1).SelectMany(static b => b.Split("```")[0].Split('\n'))
                    .Where(static l => l.StartsWith("prunable ", StringComparison.Ordinal)),
            ];
            Assert.True(lines.Length >= 10);
            foreach (var line in lines)
            {
                string[] arguments = [.. line.Split(' ').Skip(1).Select(static a => a == "samples/Ship/Prune" ? Tool.Program : a)];
                var (code, _, error) = Tool.Run(folder.FullName, arguments);
                Assert.True(code == (arguments[0] == "verify" ? 6 : 0), $"{line}: {code} {error}");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Trimmed(string text) => string.Join('\n', text.Split('\n').Select(static l => l.TrimEnd())).Trim('\n');
}
