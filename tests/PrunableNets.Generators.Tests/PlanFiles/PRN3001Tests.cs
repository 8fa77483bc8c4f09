using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.PlanFiles;

public sealed class PRN3001Tests
{
    [Theory]
    [InlineData("", "line 1, column 1")]
    [InlineData("{\n  \"schema\": 1,\n  \"model\": Net\n}", "line 3, column 12")]
    [InlineData("{ \"schema\": 99 }", "schema 99 is not known")]
    public void AMalformedPlanIsNamedWithItsPlace(string text, string message)
    {
        var run = Generator.Run(Refusal.Net(), TestPlans.File("Net", text));
        var reported = run.Single();
        Assert.Equal(("PRN3001", "Net"), (reported.Id, reported.Span));
        Assert.Contains("'Net.widths.json' cannot be read", reported.Message, System.StringComparison.Ordinal);
        Assert.Contains(message, reported.Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void TheDenseNetworkStillGetsItsFiles() => Assert.Equal(3, Generator.Run(Refusal.Net(), TestPlans.File("Net", "")).Sources.Count);

    [Fact]
    public void APlanOfAnotherClassIsNotRead() => Generator.Run(Refusal.Net(), TestPlans.File("Other", "nonsense")).AssertClean();

    [Fact]
    public void APlanInAnotherFolderIsNotRead() => Generator.Run(Refusal.Net(), new PrunableNets.TestKit.TextFile("/project/Net.widths.json", "nonsense")).AssertClean();
}
