using System;
using System.Linq;

namespace PrunableNets.Tests.Selection;

public sealed class ThresholdSelectionTests
{
    private static readonly CostPolynomial Cost = TinyNet.Architecture.Flops[FlopsConvention.Mac];

    private static CostTarget Flops(double value) => new(value, false, FlopsConvention.Mac);

    /// <summary>The definition, tried one channel after the other: remove the lowest score until the network fits, then give back what still fits.</summary>
    [Fact]
    public void RemovesTheLowestScoresAndGivesBackWhatFits()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            // A few values only, so that there are ties.
            var scores = Enumerable.Range(0, 19).Select(_ => random.Next(6) / 4f).ToArray();
            var target = random.Next(15_328, 70_305);
            var selection = ThresholdSelection.Select(TinyNet.Architecture, scores, Flops(target));

            var mask = Enumerable.Repeat(true, 19).ToArray();
            var best = TinyNet.Architecture.Groups.Select(g => Enumerable.Range(g.Offset, g.Channels).MaxBy(i => scores[i])).ToArray();
            var order = Enumerable.Range(0, 19).Except(best).OrderBy(i => scores[i]).ToArray();
            var removed = 0;
            while (Cost.Evaluate(PruningPlan.FromMask(TinyNet.Architecture, mask).Widths) > target)
                mask[order[removed++]] = false;
            foreach (var gate in order.Take(removed).Reverse())
            {
                mask[gate] = true;
                if (Cost.Evaluate(PruningPlan.FromMask(TinyNet.Architecture, mask).Widths) > target)
                    mask[gate] = false;
            }
            Assert.Equal(mask, selection.Plan.ToMask());
            Assert.Equal(Cost.Evaluate(selection.Plan.Widths), selection.First.Cost);
            Assert.True(selection.First.Cost <= target && (removed == 0 || selection.First.Cost + selection.First.Step > target));
            Assert.Equal(removed == 0 ? float.NegativeInfinity : scores[order[removed - 1]], selection.Threshold);
        }
    }

    [Fact]
    public void EveryGroupKeepsItsBestChannel()
    {
        var scores = Enumerable.Range(0, 19).Select(i => i < 8 ? -10f + i : 10f + i).ToArray();
        var plan = ThresholdSelection.Select(TinyNet.Architecture, scores, Flops(15_328)).Plan;
        Assert.Equal([7], plan.Kept[0]);
        Assert.Equal([5], plan.Kept[1]);
        Assert.Equal([4], plan.Kept[2]);
    }

    [Fact]
    public void TheDenseCostKeepsEverything()
    {
        var selection = ThresholdSelection.Select(TinyNet.Architecture, new float[19], Flops(70_304));
        Assert.All(selection.Plan.ToMask(), Assert.True);
        Assert.Equal((70_304, 0), (selection.First.Cost, selection.First.Step));
    }

    [Fact]
    public void ScoresThatCannotBeRankedAreRefused()
    {
        Assert.Contains("19 gates", Assert.Throws<ArgumentException>(() => ThresholdSelection.Select(TinyNet.Architecture, new float[4], Flops(40_000))).Message, StringComparison.Ordinal);
        var scores = new float[19];
        scores[3] = float.NaN;
        Assert.Contains("not a number", Assert.Throws<ArgumentException>(() => ThresholdSelection.Select(TinyNet.Architecture, scores, Flops(40_000))).Message, StringComparison.Ordinal);
    }

    /// <summary>A schedule's later step can have more room than the earlier one left: what is gone does not come back for it.</summary>
    [Theory, MemberData(nameof(Scopes))]
    public void WhatIsGoneStaysGone(SelectionScope scope)
    {
        var scores = Enumerable.Range(0, 19).Select(static i => (float)i).ToArray();
        int[] gone = [2, 3, 9, 15];
        foreach (var gate in gone)
            scores[gate] = float.NegativeInfinity;
        foreach (var target in (double[])[70_304, 60_000, 40_000])
        {
            var mask = ThresholdSelection.Select(TinyNet.Architecture, scores, Flops(target), new SelectionOptions { Scope = scope }).Plan.ToMask();
            Assert.All(gone, gate => Assert.False(mask[gate]));
        }
    }

    public static TheoryData<SelectionScope> Scopes => [.. Enum.GetValues<SelectionScope>()];
}
