using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Diagnostics;

/// <summary>Under <c>## Reasons</c>, a rule page has an entry for each reason that the code can give, and no other.</summary>
public sealed class ReasonTests
{
    private static readonly string Root = typeof(ReasonTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!;

    private static readonly IReadOnlyList<(string Rule, string Reason)> InCode = ReasonsInCode.Read(Root);

    public static TheoryData<string> Rules => new(InCode.Select(static r => r.Rule).Distinct());

    [Fact]
    public void TheReasonsAreFound()
    {
        Assert.Equal(9, Rules.Count);
        Assert.Contains(("PRN1006", "the factory returns …, not a module"), InCode);
        Assert.Contains(("PRN1001", "einsum \"…\" takes a diagonal"), InCode);
        Assert.True(InCode.Count > 100);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void APageHasEveryReason(string rule)
    {
        var missing = InCode.Where(r => r.Rule == rule).Select(static r => Entry(r.Reason)).Where(e => !Entries(rule).Any(l => l == e || l.StartsWith(e + ":", StringComparison.Ordinal))).ToArray();
        Assert.True(missing.Length == 0, $"docs/rules/{rule}.md lacks, under ## Reasons:\n{string.Join("\n", missing)}");
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void APageHasNoReasonThatIsNeverGiven(string rule)
    {
        var given = InCode.Where(r => r.Rule == rule).Select(static r => Entry(r.Reason)).ToArray();
        Assert.DoesNotContain(Entries(rule), l => !given.Any(e => l == e || l.StartsWith(e + ":", StringComparison.Ordinal)));
    }

    private static string Entry(string reason) => $"* `{reason}`";

    private static string[] Entries(string rule) => File.ReadAllText(Path.Combine(Root, $"docs/rules/{rule}.md")).Split("\n## Reasons\n") is [_, var section]
        ? section.Split("\n## ")[0].Split('\n').Where(static l => l.StartsWith("* `", StringComparison.Ordinal)).ToArray()
        : [];
}
