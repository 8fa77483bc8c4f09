using System;
using System.Linq;

namespace PrunableNets.Tests.Selection;

/// <summary>Selection where the architecture asks for multiples of a width, and for a least one.</summary>
public sealed class RoundedSelectionTests
{
    private static readonly Architecture Rounded = new()
    {
        Model = TinyNet.Architecture.Model,
        Fingerprint = TinyNet.Architecture.Fingerprint,
        SourcePath = TinyNet.Architecture.SourcePath,
        Inputs = TinyNet.Architecture.Inputs,
        BatchDimensions = TinyNet.Architecture.BatchDimensions,
        Layers = TinyNet.Architecture.Layers,
        // 8, 6 and 5 channels: 3, 6 or 8; 3 or 6; 3 or 5.
        Groups = [.. TinyNet.Architecture.Groups.Select(static g => g with { RoundTo = 3, MinChannels = 2 })],
        State = TinyNet.Architecture.State,
        Parameters = TinyNet.Architecture.Parameters,
        Flops = TinyNet.Architecture.Flops,
    };

    private static readonly CostPolynomial Cost = Rounded.Flops[FlopsConvention.Mac];

    [Fact]
    public void EveryWidthIsAllowedAndTheTargetIsKept()
    {
        var least = Cost.Evaluate([.. Rounded.Groups.Select(static g => g.LeastWidth)]);
        var seen = new System.Collections.Generic.HashSet<string>();
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var scores = Enumerable.Range(0, 19).Select(_ => (float)random.NextDouble()).ToArray();
            var target = random.NextInt64(least, 70_305);
            var selection = ThresholdSelection.Select(Rounded, scores, new CostTarget(target, false, FlopsConvention.Mac));
            var widths = selection.Plan.Widths;
            seen.Add(string.Join(" ", widths));
            Assert.All(Rounded.Groups, g => Assert.True(g.Allows(widths[g.Index]), $"{widths[g.Index]} of {g.Channels}"));
            Assert.True(selection.First.Cost <= target);
            foreach (var group in Rounded.Groups)
            {
                var kept = selection.Plan.Kept[group.Index].Select(c => scores[group.Offset + c]).Min();
                var removed = Enumerable.Range(0, group.Channels).Except(selection.Plan.Kept[group.Index]).Select(c => scores[group.Offset + c]).DefaultIfEmpty(-1).Max();
                Assert.True(kept > removed, "A better channel left before a worse one.");
            }
        }
        Assert.True(seen.Count >= 8, string.Join(", ", seen));
    }

    [Fact]
    public void ATargetBelowTheNarrowestNetworkIsRefused()
    {
        var least = Cost.Evaluate([3, 3, 3]);
        var error = Assert.Throws<ArgumentException>(() => new CostTarget(least - 1, false, FlopsConvention.Mac).Resolve(Rounded));
        Assert.Contains("the narrowest network has", error.Message, StringComparison.Ordinal);
        Assert.Equal(least, new CostTarget(least, false, FlopsConvention.Mac).Resolve(Rounded));
    }
}
