using System;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using PrunableNets.Cli.Output;

namespace PrunableNets.Cli.Tests.Documentation;

/// <summary>
/// The tool understands every command of every page: its verb, its arguments, its options. What they do is shown where they are run.
/// </summary>
public sealed class PageCommandTests
{
    /// <summary>Stands for any verb.</summary>
    private const string AnyVerb = "VERB";

    public static TheoryData<string> Commands => new(PageCommands.All);

    [Theory]
    [MemberData(nameof(Commands))]
    public void IsUnderstood(string command)
    {
        var root = global::Program.Root(Screen.Of(TextWriter.Null, isPipe: true));
        string[] words = [.. CommandLineParser.SplitCommandLine(command).Skip(1)];
        if (words is [AnyVerb, ..])
            words[0] = root.Subcommands[0].Name;
        // A verb alone is what a sentence calls it by.
        if (words is [var verb])
            Assert.Contains(verb, root.Subcommands.Select(static c => c.Name));
        else
            Assert.Equal("", string.Join('\n', root.Parse(words).Errors.Select(static e => e.Message)));
    }

    [Fact]
    public void ThereAreSome() => Assert.True(PageCommands.All.Count >= 16, string.Join('\n', PageCommands.All));

    [Fact]
    public void ACommandThatCannotBeSaidWouldBeSeen()
    {
        string[] words = ["flops", "a.dll", "--plans", "b"];
        Assert.NotEmpty(global::Program.Root(Screen.Of(TextWriter.Null, isPipe: true)).Parse(words).Errors);
    }
}
