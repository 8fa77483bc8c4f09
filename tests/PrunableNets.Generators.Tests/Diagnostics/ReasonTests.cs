using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using PrunableNets.Generators.Tests.Support;
using PrunableNets.TestKit;
using Xunit;

namespace PrunableNets.Generators.Tests.Diagnostics;

/// <summary>
/// Under <c>## Reasons</c>, a rule page has an entry for each reason that the code can give, and no other. A reason may be explained behind a
/// colon. With <c>UPDATE_GOLDEN=1</c> entries are added and removed, and explanations stay.
/// </summary>
public sealed class ReasonTests
{
    private const string Heading = "\n## Reasons\n";

    private static readonly string Root = typeof(ReasonTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!;

    private static readonly IReadOnlyList<(string Rule, string Reason)> InCode = ReasonsInCode.Read(Root);

    public static TheoryData<string> Rules => new(InCode.Select(static r => r.Rule).Distinct());

    [Fact]
    public void TheReasonsAreFound()
    {
        Assert.Equal(9, Rules.Count);
        Assert.Contains(("PRN1006", "the factory returns …, not a module"), InCode);
        Assert.Contains(("PRN1001", "a hash code"), InCode);
        Assert.True(InCode.Count > 100);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void APageHasTheReasonsOfTheCode(string rule)
    {
        var path = Path.Combine(Root, $"docs/rules/{rule}.md");
        var page = File.ReadAllText(path);
        var start = page.IndexOf(Heading, StringComparison.Ordinal) + Heading.Length;
        Assert.True(start > Heading.Length, $"docs/rules/{rule}.md has no heading Reasons.");
        var end = page.IndexOf("\n## ", start, StringComparison.Ordinal);
        var entries = page[start..end].Split('\n').Where(static l => l.StartsWith("* `", StringComparison.Ordinal)).ToArray();
        var given = InCode.Where(r => r.Rule == rule).Select(static r => $"* `{r.Reason}`").ToArray();
        var missing = given.Where(g => !entries.Any(e => IsOf(e, g))).ToArray();
        var idle = entries.Where(e => !given.Any(g => IsOf(e, g))).ToArray();
        if (Golden.Updates)
            File.WriteAllText(path, page[..start] + "\n`…` stands for what the message has of your code.\n\n" + string.Concat(entries.Except(idle).Concat(missing).Order(StringComparer.Ordinal).Select(static e => e + "\n")) + page[end..]);
        else
            Assert.True(missing.Length + idle.Length == 0, $"docs/rules/{rule}.md lacks, under Reasons (UPDATE_GOLDEN=1 adds them):\n{string.Join("\n", missing)}\nand has what is never given:\n{string.Join("\n", idle)}");
    }

    private static bool IsOf(string entry, string reason) => entry == reason || entry.StartsWith(reason + ":", StringComparison.Ordinal);
}
