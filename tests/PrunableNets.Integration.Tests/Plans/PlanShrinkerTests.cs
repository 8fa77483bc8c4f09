using System.Linq;
using ModelZoo;

namespace PrunableNets.Integration.Tests;

public sealed class PlanShrinkerTests
{
    private static readonly Architecture Architecture = ResNet20.Architecture;

    [Fact]
    public void WhatDoesNotMatterIsGivenBack()
    {
        var everything = PlanOfOneChannelEach();
        var smallest = PlanShrinker.Smallest(Architecture, everything, static plan => !plan.IsKept(2, 5) && !plan.IsKept(11, 30));
        Assert.Equal("layer1.1.conv1 without 5; layer2.2.conv2 without 30", PlanShrinker.Describe(Architecture, smallest));
    }

    [Fact]
    public void AFailureThatNeedsNoPlanShrinksToNone() =>
        Assert.Equal("", PlanShrinker.Describe(Architecture, PlanShrinker.Smallest(Architecture, PlanOfOneChannelEach(), static _ => true)));

    private static PruningPlan PlanOfOneChannelEach() => PruningPlan.FromKept(Architecture, [.. Architecture.Groups.Select(static _ => new[] { 0 })]);
}
