using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PrunableNets.Data;
using PrunableNets.Formats;
using PrunableNets.Tests.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Tests.Methods;

public sealed class GRegTests : IDisposable
{
    private static readonly ImageDataset s_train = TinyData.Create(512, 1);
    private static readonly CostTarget s_target = new(0.4, true, FlopsConvention.Mac);
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void ThePenaltyGrowsStepByStep()
    {
        var first = new GRegOptions { Growth = 0.02, Interval = 5, Ceiling = 1 };
        AssertPenalties([(0, 0.02, 0), (4, 0.02, 0), (5, 0.04, 0), (244, 0.98, 0), (245, 1, 0), (9999, 1, 0)], first);
        var second = first with { Variant = GRegVariant.GReg2, UniformGrowth = 1e-3, UniformCeiling = 1e-2, KeptPenalty = -1e-4 };
        Assert.Equal(50, second.Choice);
        AssertPenalties([(0, 0.001, 0.001), (5, 0.002, 0.002), (49, 0.01, 0.01)], second);
        AssertPenalties([(50, 0.03, -1e-4), (55, 0.05, -1e-4), (9999, 1, -1e-4)], second);
        Assert.Equal((0, 10_000), (GRegOptions.Paper.Choice, (GRegOptions.Paper with { Variant = GRegVariant.GReg2 }).Choice));
    }

    private static void AssertPenalties((int Iteration, double Pushed, double Kept)[] expected, GRegOptions options)
    {
        foreach (var (iteration, pushed, kept) in expected)
        {
            Assert.Equal(pushed, options.PenaltiesAt(iteration).Pushed, 1e-12);
            Assert.Equal(kept, options.PenaltiesAt(iteration).Kept, 1e-12);
        }
    }

    /// <summary>Two first iterations that differ in the penalty alone: -rate penalty w, of the channels that are to be removed.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ThePenaltyMovesTheWeightsOfRemovedChannels(bool wholeChannels)
    {
        var before = State(TinyData.TrainedNet(1));
        var (plan, free) = First(1e-12);
        var (_, pushed) = First(1);
        foreach (var (key, group, isFilter) in new[]
        {
            ("conv2.weight", 0, true), ("conv3.weight", 1, true), ("conv4.weight", 2, true), ("conv4.bias", 2, false),
            ("bn2.weight", 0, false), ("bn2.bias", 0, false), ("bn3.weight", 1, false), ("bn3.bias", 1, false),
        })
        {
            for (var c = 0; c < TinyNet.Architecture.Groups[group].Channels; c++)
            {
                var factor = (isFilter || wholeChannels) && !plan.IsKept(group, c) ? -0.01 : 0;
                var moved = pushed[key][c].sub(free[key][c]);
                Assert.True(moved.sub(before[key][c].mul(factor)).abs().max().ToDouble() < 1e-6, $"{key} {c}");
            }
        }
        foreach (var key in new[] { "conv1.weight", "bn1.weight", "linear.weight", "linear.bias" })
            Assert.True(pushed[key].equal(free[key]).all().ToBoolean(), key);

        (PruningPlan Plan, Dictionary<string, Tensor> State) First(double growth)
        {
            using var net = TinyData.TrainedNet(1);
            using var context = PruningContext.For(net, s_train, s_target);
            var outcome = new GRegMethod(new GRegOptions { Iterations = 1, Growth = growth, WholeChannels = wholeChannels }).Prune(context);
            return (outcome.Selection.Plan, State(net));
        }
    }

    private static Dictionary<string, Tensor> State(TinyNet net)
    {
        var state = net.state_dict().ToDictionary(static e => e.Key, static e => e.Value.detach().clone());
        GC.KeepAlive(net);
        return state;
    }

    [Theory]
    [InlineData(GRegVariant.GReg1)]
    [InlineData(GRegVariant.GReg2)]
    public void WhatIsRemovedHasFadedBefore(GRegVariant variant)
    {
        using var plain = TinyData.TrainedNet();
        using var net = TinyData.TrainedNet();
        using var context = PruningContext.For(net, s_train, s_target);
        var before = new L1Criterion().Score(context);
        var outcome = new GRegMethod(Short with { Variant = variant }).Prune(context);
        var after = new L1Criterion().Score(context);

        var plan = outcome.Selection.Plan;
        var keep = plan.ToMask();
        Assert.True(outcome.Selection.First.Cost <= outcome.Selection.First.Target);
        Assert.All(Enumerable.Range(0, 19), i => Assert.InRange(after[i] / before[i], keep[i] ? 0.5 : 0, keep[i] ? double.MaxValue : 0.1));

        using var slim = context.CreateSlim(plan);
        using var cut = TinyNet.CreateSlim(plain, plan);
        var test = TinyData.Create(200, 9);
        var (faded, plainly) = (Evaluation.Measure(slim, test, CPU).Share, Evaluation.Measure(cut, test, CPU).Share);
        Assert.True(faded >= plainly, $"{faded} after GReg, {plainly} without");
        Assert.InRange(faded, 0.8, 1);
    }

    private static GRegOptions Short => new() { Iterations = 175, Growth = 0.1, Ceiling = 2, UniformGrowth = 0.01, UniformCeiling = 0.05 };

    [Fact]
    public void TheFirstChoosesByTheWeightsAsTheyComeTheSecondAfterThePenaltyOnAll()
    {
        var second = Short with { Iterations = 30, Variant = GRegVariant.GReg2 };
        Assert.Equal(25, second.Choice);
        using var net = TinyData.TrainedNet(1);
        PruningContext? context = null;
        IReadOnlyList<float> seen = [];
        context = TinyContext.Create(net, s_train, s_target, s => seen = s.Index == 24 ? new L1Criterion().Score(context!) : seen);
        using var owned = context;
        var initial = new L1Criterion().Score(context);
        var chosen = new GRegMethod(second).Prune(context).Scores!;
        Assert.Equal(seen, chosen);
        Assert.NotEqual(initial, chosen);

        using var other = TinyData.TrainedNet(1);
        using var first = TinyContext.Create(other, s_train, s_target, static _ => { });
        Assert.Equal(initial, new GRegMethod(Short with { Iterations = 2 }).Prune(first).Scores!);
    }

    [Theory]
    [InlineData(GRegVariant.GReg1)]
    [InlineData(GRegVariant.GReg2)]
    public void ARunThatWasBrokenOffEndsWithTheSameBits(GRegVariant variant)
    {
        using var folder = new TemporaryFolder();
        var file = new CheckpointFile(folder.File("c"), new Dictionary<string, string> { ["k"] = "v" }, 3, static _ => { });
        var expected = Run(variant, null, 99);
        Assert.Null(Run(variant, file, 6));
        Assert.Null(Run(variant, file, 13));
        Assert.Equal(expected, Run(variant, file, 99));
        // All is done, so nothing is left to run.
        Assert.Equal(expected, Run(variant, file, 0));
    }

    private static string? Run(GRegVariant variant, CheckpointFile? file, int stopAfter)
    {
        using var source = new CancellationTokenSource();
        using var net = TinyData.TrainedNet(1);
        using var context = TinyContext.Create(net, s_train, s_target, TinyContext.StopAfter(stopAfter, source), file: file, cancellationToken: source.Token);
        var options = new GRegOptions { Variant = variant, Iterations = 20, Interval = 4, UniformGrowth = 0.01, UniformCeiling = 0.02 };
        try
        {
            var outcome = new GRegMethod(options).Prune(context);
            var plan = string.Join(' ', outcome.Selection.Plan.ToMask());
            return $"{string.Join(' ', outcome.Scores!)} {plan} {StateDict.Fingerprint(net.state_dict())}";
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
