using System;
using PrunableNets.Integration.Tests.Networks;

namespace PrunableNets.Integration.Tests.EarlyExits;

public sealed class EarlyExitMacsTests
{
    private static readonly string[] s_parts = ["stem; exits.0.*", "middle; exits.1.*", "top; head.*"];

    /// <summary>By hand: the stem 10,368, the other two 20,736, a classifier 41,496.</summary>
    [Fact]
    public void EveryExitHasItsPartAndAllBefore() => Assert.Equal(
        [51_864L, 114_096L, 176_328L], EarlyExitMacs.UpTo(ExitNetwork.Architecture, PruningPlan.Full(ExitNetwork.Architecture), s_parts));

    [Fact]
    public void TheLastHasWhatTheNetworkCostsForEveryPlan()
    {
        var cost = ExitNetwork.Architecture.Flops[FlopsConvention.Mac];
        for (var seed = 0; seed < 20; seed++)
        {
            var plan = Plans.Random(ExitNetwork.Architecture, seed);
            Assert.Equal(cost.Evaluate(plan.Widths), EarlyExitMacs.UpTo(ExitNetwork.Architecture, plan, s_parts)[^1]);
        }
    }

    [Theory]
    [InlineData("The layer top of ExitNetwork is in 0 parts", "stem; exits.0.*", "middle; exits.1.*", "head.*")]
    [InlineData("The layer exits.0.0 of ExitNetwork is in 2 parts", "stem; exits.0.*", "middle; exits.*", "top; head.*")]
    public void ALayerInNoPartOrInSeveralIsRefused(string problem, params string[] parts)
    {
        var error = Assert.Throws<ArgumentException>(() => EarlyExitMacs.UpTo(ExitNetwork.Architecture, PruningPlan.Full(ExitNetwork.Architecture), parts));
        Assert.StartsWith(problem, error.Message, StringComparison.Ordinal);
    }
}
