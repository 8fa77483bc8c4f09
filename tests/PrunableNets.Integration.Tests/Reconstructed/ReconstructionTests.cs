using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using ModelZoo;
using PrunableNets.Integration.Tests.Networks;
using PrunableNets.TestKit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Module = TorchSharp.torch.nn.Module;

namespace PrunableNets.Integration.Tests.Reconstructed;

/// <summary>Weights that are solved anew after pruning.</summary>
public sealed class ReconstructionTests
{
    private static readonly ReconstructionOptions Small = new() { Batches = 8, BatchSize = 32 };

    [Theory]
    [InlineData(nameof(ResNet20))]
    [InlineData(nameof(GroupedNetwork))]
    [InlineData(nameof(TransposedNetwork))]
    [InlineData(nameof(AttentionNetwork))]
    public void WeightsStayWhereNothingWasRemoved(string name)
    {
        using var scope = NewDisposeScope();
        var model = Named(name);
        using var dense = model.CreateTrained();
        var plan = PruningPlan.Full(model.Architecture);
        using var slim = model.CreateSlim(dense, plan);
        var layers = Apply(model, dense, slim, plan, new ReconstructionOptions { Batches = 2, BatchSize = 4 });
        Assert.All(layers, static l => Assert.InRange(l.Before, 0, 1e-10));
        var state = dense.state_dict();
        foreach (var (key, value) in slim.state_dict())
            Assert.InRange(value.to(float64).sub(state[key].to(float64)).abs().max().ToDouble(), 0, 1e-6);
    }

    [Theory]
    [InlineData(nameof(ResNet20), 3)]
    [InlineData(nameof(LeNet5), 3)]
    [InlineData(nameof(DepthwiseMultiplierNetwork), 3)]
    [InlineData(nameof(TransposedNetwork), 4)]
    [InlineData(nameof(AttentionNetwork), 4)]
    public void NoResidualGrows(string name, int seed)
    {
        using var scope = NewDisposeScope();
        var model = Named(name);
        using var dense = model.CreateTrained();
        var plan = Plans.Random(model.Architecture, seed);
        using var slim = model.CreateSlim(dense, plan);
        var layers = Apply(model, dense, slim, plan, new ReconstructionOptions { Batches = 4, BatchSize = 8, MaxPositions = 512, Ridges = [1e-4, 1e-2, 1] });
        Assert.All(layers, static l => Assert.InRange(l.After, 0, l.Before));
        Assert.Contains(layers, static l => l.Outcome == ReconstructionOutcome.Solved && l.Ridge > 0 && l.After < l.Before);
        Assert.All(slim.state_dict().Values, static v => Assert.True(v.to(float64).isfinite().all().ToBoolean()));
    }

    [Fact]
    public void EveryBranchOfAResNetMakesUpForTheStream()
    {
        var additions = ResNet20.Architecture.Additions;
        Assert.Equal(
            ["layer1.0.conv2", "layer1.1.conv2", "layer1.2.conv2", "layer2.0.conv2", "layer2.1.conv2", "layer2.2.conv2", "layer3.0.conv2", "layer3.1.conv2", "layer3.2.conv2"],
            additions.Select(static a => a.Layer));
        Assert.All(additions, static a => Assert.Equal((a.Layer.Replace("conv2", "conv1"), false, a.Layer.Replace("conv2", "bn2")), (a.Stream.Path, a.Stream.IsOutput, a.Norm)));
        // Every second pixel, and zeros for the new channels.
        Assert.Equal([new(2, 0, 32, 2), new(3, 0, 32, 2), new(1, -8, 24, 1)], additions[3].Stream.Cuts);
        Assert.All(additions.Where(static (_, i) => i is not (3 or 6)), static a => Assert.Empty(a.Stream.Cuts));
    }

    [Fact]
    public void ABranchMakesUpForAProjection()
    {
        var additions = ResNet18.Architecture.Additions;
        Assert.Equal(8, additions.Count);
        Assert.Equal(3, additions.Count(static a => a.Stream.IsOutput));
    }

    [Fact]
    public void ABranchGivesWhatTheStreamLacks()
    {
        using var scope = NewDisposeScope();
        var model = Named(nameof(ResNet20));
        using var dense = model.CreateTrained();
        var architecture = model.Architecture;
        // Nothing but a branch in front of them is pruned, so that the next ones have all channels to give what it gave.
        var keep = Enumerable.Repeat(true, architecture.GateCount).ToArray();
        var early = architecture.Groups.Single(static g => g.Name == "layer3.0.conv2");
        for (var i = 0; i < early.Channels; i += 2)
            keep[early.Offset + i] = false;
        var plan = PruningPlan.FromMask(architecture, keep);
        using var slim = model.CreateSlim(dense, plan);
        var layers = Apply(model, dense, slim, plan, new ReconstructionOptions { Batches = 8, BatchSize = 16 });
        var next = layers.Single(static l => l.Path == "layer3.1.conv2");
        Assert.InRange(next.Before, 1e-4, 1);
        Assert.InRange(next.After, 0, 0.9 * next.Before);
    }

    /// <summary>What a norm has as statistics is what it reads, so that fine-tuning begins where the reconstruction ended.</summary>
    [Fact]
    public void NormsTellWhatTheyRead()
    {
        using var scope = NewDisposeScope();
        var model = Named(nameof(ResNet20));
        using var dense = model.CreateTrained();
        var plan = Plans.Random(model.Architecture, 3);
        using var slim = model.CreateSlim(dense, plan);
        var options = new ReconstructionOptions { Batches = 4, BatchSize = 16 };
        var solved = Apply(model, dense, slim, plan, options).Where(static l => l.Outcome == ReconstructionOutcome.Solved && l.Path != "linear").ToArray();
        Assert.True(solved.Length > 10);
        using var guard = no_grad();
        slim.eval();
        var read = new Dictionary<string, (Tensor Mean, Tensor Variance)>();
        foreach (var (name, norm) in slim.named_modules().Where(static m => m.module is BatchNorm2d))
            ((BatchNorm2d)norm).register_forward_pre_hook((_, x) =>
            {
                // The scope of the forward that is heard is over before the test is.
                var (mean, variance) = (x.mean([0L, 2L, 3L]), x.var([0L, 2L, 3L], unbiased: true));
                read[name] = (mean.MoveToOtherDisposeScope(scope), variance.MoveToOtherDisposeScope(scope));
                return x;
            });
        slim.call(stack(Enumerable.Range(0, 64).Select(i => new UnlabelledData(64, model.Shape).Gather([i], null, 0)(CPU).Inputs[0][0]).ToArray()));
        foreach (var name in solved.Select(static l => l.Path.Replace("conv", "bn", StringComparison.Ordinal)))
        {
            var norm = (BatchNorm2d)slim.named_modules().Single(m => m.name == name).module;
            var (mean, variance) = read[name];
            Assert.InRange(norm.running_mean!.sub(mean).abs().div(variance.add(1e-5).sqrt()).max().ToDouble(), 0, 1e-3);
            Assert.InRange(norm.running_var!.sub(variance).abs().div(variance.add(1e-5)).max().ToDouble(), 0, 1e-3);
        }
    }

    [Fact]
    public void ASecondTimeGivesTheSame()
    {
        using var scope = NewDisposeScope();
        var model = Named(nameof(GroupedNetwork));
        using var dense = model.CreateTrained();
        var plan = Plans.Random(model.Architecture, 6);
        using var first = model.CreateSlim(dense, plan);
        using var second = model.CreateSlim(dense, plan);
        Assert.Equal(Apply(model, dense, first, plan, Small), Apply(model, dense, second, plan, Small));
        Assert.All(first.state_dict().Values.Zip(second.state_dict().Values), static p => Assert.True(p.First.eq(p.Second).all().ToBoolean()));
    }

    [Fact]
    public void WhatCannotBeJudgedBetterIsLeftAlone()
    {
        using var scope = NewDisposeScope();
        var model = Named(nameof(GroupedNetwork));
        using var dense = model.CreateTrained();
        var plan = Plans.Random(model.Architecture, 6);
        using var slim = model.CreateSlim(dense, plan);
        // One sample to solve more unknowns than it has positions, nearly without a ridge: what comes out is fit for that sample alone.
        var layers = Apply(model, dense, slim, plan, new ReconstructionOptions { Batches = 2, BatchSize = 1, HeldOut = 2, MaxPositions = 2, Ridges = [1e-9] });
        var kept = layers.Where(static l => l.Outcome == ReconstructionOutcome.NotBetter).ToArray();
        Assert.NotEmpty(kept);
        using var sliced = model.CreateSlim(dense, plan);
        var state = sliced.state_dict();
        foreach (var key in kept.Select(static l => l.Path + ".weight"))
            Assert.True(slim.state_dict()[key].eq(state[key]).all().ToBoolean(), key);
    }

    [Fact]
    public void ProgressComesLayerByLayerAndStopsWhenCancelled()
    {
        using var scope = NewDisposeScope();
        var model = Named(nameof(GroupedNetwork));
        using var dense = model.CreateTrained();
        var plan = Plans.Random(model.Architecture, 6);
        using var slim = model.CreateSlim(dense, plan);
        using var source = new CancellationTokenSource();
        var told = new Told(source);
        Assert.ThrowsAny<OperationCanceledException>(() => Reconstruction.Apply(
            dense, model.CreateGated(dense), slim, model.Architecture, plan, new UnlabelledData(64, 4, 10, 10), CPU, Small with { BatchSize = 8 }, told, cancellationToken: source.Token));
        Assert.Equal(["stem"], told.Paths);
    }

    /// <summary>Broken off after every layer in turn, from the checkpoint of the one before.</summary>
    [Fact]
    public void WhatWasBrokenOffGoesOnToTheSameWeights()
    {
        using var scope = NewDisposeScope();
        var model = Named(nameof(GroupedNetwork));
        using var dense = model.CreateTrained();
        var plan = Plans.Random(model.Architecture, 6);
        using var whole = model.CreateSlim(dense, plan);
        var expected = Apply(model, dense, whole, plan, Small);
        var folder = Directory.CreateTempSubdirectory();
        var file = new CheckpointFile(Path.Combine(folder.FullName, "reconstruction"), new Dictionary<string, string>(), 1, static _ => { });
        Assert.True(expected.Count > 2);
        foreach (var layer in expected.SkipLast(1))
        {
            using var broken = model.CreateSlim(dense, plan);
            using var source = new CancellationTokenSource();
            var told = new Told(source);
            Assert.ThrowsAny<OperationCanceledException>(() => Resume(broken, told, source.Token));
            Assert.Equal([layer.Path], told.Paths);
        }
        using var resumed = model.CreateSlim(dense, plan);
        Assert.Equal(expected, Resume(resumed, null, default));
        Assert.All(whole.state_dict(), s => Assert.True(s.Value.eq(resumed.state_dict()[s.Key]).all().ToBoolean(), s.Key));
        folder.Delete(recursive: true);

        IReadOnlyList<ReconstructedLayer> Resume(Module slim, IProgress<ReconstructionStep>? progress, CancellationToken cancellationToken) => Reconstruction.Apply(
            dense, model.CreateGated(dense), slim, model.Architecture, plan, new UnlabelledData(Small.Batches * Small.BatchSize, model.Shape), CPU, Small, progress, file, cancellationToken);
    }

    [Fact]
    public void OptionsOutOfRangeAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(static () => new ReconstructionOptions { Batches = 1 }.Validate());
        Assert.Throws<ArgumentOutOfRangeException>(static () => new ReconstructionOptions { Ridges = [0] }.Validate());
        Assert.Throws<ArgumentOutOfRangeException>(static () => new ReconstructionOptions { HeldOut = 1 }.Validate());
        Assert.Throws<ArgumentOutOfRangeException>(static () => new ReconstructionOptions { MaxPositions = 0 }.Validate());
    }

    internal static ZooModel Named(string name) =>
        name == nameof(GroupedNetwork) ? ZooModel.Of<GroupedNetwork>(GroupedNetwork.Flops.DenseMac, GroupedNetwork.Flops.DenseParameters) : Zoo.Named(name);

    private static IReadOnlyList<ReconstructedLayer> Apply(ZooModel model, Module<Tensor, Tensor> dense, Module slim, PruningPlan plan, ReconstructionOptions options) =>
        Reconstruction.Apply(
            dense, model.CreateGated(dense), slim, model.Architecture, plan, new UnlabelledData(options.Batches * options.BatchSize, model.Shape), CPU, options);

    private sealed class Told(CancellationTokenSource source) : IProgress<ReconstructionStep>
    {
        public List<string> Paths { get; } = [];

        public void Report(ReconstructionStep value)
        {
            Paths.Add(value.Layer.Path);
            source.Cancel();
        }
    }
}
