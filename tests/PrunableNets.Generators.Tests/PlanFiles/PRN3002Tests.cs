using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.PlanFiles;

public sealed class PRN3002Tests
{
    private static readonly Architecture Architecture = EvaluatedNetwork.Of(Refusal.Net()).Architecture;

    [Theory]
    [InlineData("long width = 8;", "long width = 6;", "group 'conv' has 8 channels in the plan and 6 in the class")]
    [InlineData("3x8x8", "3x16x16", "the layers or shapes differ")]
    [InlineData("last = Conv2d(width, 2, 1);", "last = Conv2d(width, 3, 1);", "the layers or shapes differ")]
    public void APlanForTheClassAsItWas(string from, string to, string difference)
    {
        var run = Generator.Run(Refusal.Net().Replace(from, to, System.StringComparison.Ordinal), TestPlans.File(Architecture, TestPlans.First(Architecture, 5)));
        var reported = run.Single();
        Assert.Equal(("PRN3002", "Net"), (reported.Id, reported.Span));
        Assert.Contains(difference, reported.Message, System.StringComparison.Ordinal);
        Assert.StartsWith("The plan file 'Net.widths.json' does not fit 'Net': ", reported.Message, System.StringComparison.Ordinal);
        Assert.EndsWith(
            ". Prune again (prunable prune, or your program, built with -p:PrunableIgnorePlans=true), or delete the file",
            reported.Message, System.StringComparison.Ordinal);
        Assert.Equal(3, run.Sources.Count);
    }

    [Fact]
    public void APlanThatFitsIsFine() => Generator.Run(Refusal.Net(), TestPlans.File(Architecture, TestPlans.First(Architecture, 5))).AssertClean();
}
