using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Tests.Selection;

/// <summary>Selection that takes channels of some groups only.</summary>
public sealed class HeldGroupsTests
{
    private static readonly CostPolynomial s_cost = TinyNet.Architecture.Flops[FlopsConvention.Mac];

    public static TheoryData<SelectionScope> Scopes => new(Enum.GetValues<SelectionScope>());

    [Theory]
    [MemberData(nameof(Scopes))]
    public void HeldGroupsKeepWhatThePlanHasAndTheOthersComeDownToTheTarget(SelectionScope scope)
    {
        int[] kept = [0, 2, 5];
        var plan = PruningPlan.FromKept(TinyNet.Architecture, [[3, 4], kept, [1]]);
        for (var seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            var scores = Enumerable.Range(0, 19).Select(_ => (float)random.NextDouble()).ToArray();
            var target = random.NextInt64(s_cost.Evaluate([1, 3, 1]), s_cost.Evaluate([8, 3, 5]));
            var selection = ThresholdSelection.Select(
                TinyNet.Architecture, scores, new CostTarget(target, false, FlopsConvention.Mac), new SelectionOptions { Scope = scope }, plan, new HashSet<int> { 1 });
            Assert.Equal(kept, selection.Plan.Kept[1]);
            Assert.InRange(selection.First.Cost, target - selection.First.Step + 1, target);
            Assert.Equal(s_cost.Evaluate(selection.Plan.Widths), selection.First.Cost);
        }
    }

    [Fact]
    public void HeldGroupsThatAreEnoughLeaveTheOthersWhole()
    {
        var plan = PruningPlan.FromKept(TinyNet.Architecture, [[7], [0], [0]]);
        var target = new CostTarget(s_cost.Evaluate([1, 6, 5]), false, FlopsConvention.Mac);
        var selection = ThresholdSelection.Select(TinyNet.Architecture, new float[19], target, null, plan, new HashSet<int> { 0 });
        Assert.Equal([1, 6, 5], selection.Plan.Widths);
        Assert.Equal([7], selection.Plan.Kept[0]);
        Assert.Equal(float.NegativeInfinity, selection.Threshold);
    }
}
