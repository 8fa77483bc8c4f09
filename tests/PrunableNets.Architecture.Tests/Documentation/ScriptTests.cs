using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace PrunableNets.Architecture.Tests.Documentation;

/// <summary>Scripts that the pages tell people to run: they are there, can be run, and know what they are told.</summary>
public sealed partial class ScriptTests
{
    private static readonly (string Page, string Script, string[] Arguments)[] s_commands =
    [
        .. Page.All.SelectMany(static page => page.Commands.SelectMany(static c => Scripts().Matches(c)).Select(m =>
            (page.Name, m.Groups["script"].Value, m.Groups["arguments"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)))),
    ];

    public static TheoryData<string> Names => new(s_commands.Select(static c => c.Script).Distinct());

    [Fact]
    public void ThereAreSome() => Assert.True(s_commands.Length >= 10, string.Join('\n', s_commands));

    [Theory]
    [MemberData(nameof(Names))]
    public void CanBeRun(string script)
    {
        var path = Path.Combine(Repository.Root, script);
        Assert.True(File.Exists(path), $"{script} is not there");
        if (!OperatingSystem.IsWindows())
            Assert.True(File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute), $"{script} cannot be executed");
    }

    /// <summary>Options and words of a script's own; names of folders in capitals, paths, numbers and keys are the user's.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void KnowsWhatItIsTold(string script)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, script));
        foreach (var (page, _, arguments) in s_commands.Where(c => c.Script == script))
            foreach (var argument in arguments.Where(static a => Word().IsMatch(a)))
                Assert.True(text.Contains(argument, StringComparison.Ordinal), $"{page}: {script} knows nothing of {argument}");
    }

    [GeneratedRegex(@"(?<![\w./-])(?<script>eng/[\w/-]+\.sh)(?<arguments>( (?!eng/)[^\s=&|>]+)*)")]
    private static partial Regex Scripts();

    [GeneratedRegex("^(--)?[a-z-]+$")]
    private static partial Regex Word();
}
