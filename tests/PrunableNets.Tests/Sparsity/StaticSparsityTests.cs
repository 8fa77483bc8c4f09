using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Tests.Sparsity;

/// <summary>Random masks that an ordinary training keeps.</summary>
public sealed class StaticSparsityTests
{
    private static readonly TrainingOptions s_short = new() { Epochs = 6, BatchSize = 50, WeightDecay = 5e-4, Augmentation = null };

    [Theory]
    [InlineData(OptimizerKind.SGD)]
    [InlineData(OptimizerKind.Adam)]
    public void WhatIsMaskedStaysZeroAndTheRestLearns(OptimizerKind optimizer)
    {
        random.manual_seed(1);
        using var net = TinyNet.Create();
        using var sparsity = new StaticSparsity(new RandomMaskOptions { Density = 0.4, Seed = 3 });
        var options = s_short with { Optimizer = optimizer, LearningRate = optimizer == OptimizerKind.SGD ? 0.1 : 0.01 };
        var result = new Trainer(options) { Hook = sparsity }.Train(net, TinyData.Create(520, 1), TinyData.Create(100, 2), CPU);
        // Of four classes; the dense network has over 0.9.
        Assert.InRange(result.Last.Test.Share, 0.5, 1);
        Assert.Equal(0.6, sparsity.Masks.Sparsity, 5.0 / sparsity.Masks.Count);
        Assert.Equal(sparsity.Masks.Sparsity, WeightMasks.ZeroShare(net), 1e-9);
        foreach (var masked in sparsity.Masks.Weights)
            Assert.Equal(Toy.Values(masked.Mask).Select(static m => m == 0), Toy.Values(masked.Weight).Select(static w => w == 0));
    }

    [Fact]
    public void AnOptimizerCannotReviveWhatIsMasked()
    {
        using var layer = Toy.Layer([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        using var sparsity = new StaticSparsity(new RandomMaskOptions { Density = 0.3, Seed = 2 });
        float[] gradient = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
        Toy.Step(sparsity, layer, 0, 2, 2, gradient, () =>
        {
            var kept = Toy.Mask(sparsity);
            Assert.Equal(3, kept.Count(static k => k));
            // Before the step: weights and gradients of the masked are zero already.
            Assert.Equal(gradient.Select((g, i) => kept[i] ? g : 0), Toy.Gradient(layer));
            Assert.Equal(gradient.Select((g, i) => kept[i] ? g : 0), Toy.Weights(layer));
            Toy.Set(layer, [.. Enumerable.Repeat(5f, 10)]);
        });
        Assert.Equal(Toy.Mask(sparsity).Select(static k => k ? 5f : 0), Toy.Weights(layer));
    }

    [Fact]
    public void BiasesAndNormsHaveNoMask()
    {
        using var net = TinyNet.Create();
        using var masks = WeightMasks.Of(net);
        Assert.Equal(
            ["conv1.weight", "conv2.weight", "conv3.weight", "conv4.weight", "linear.weight"], masks.Weights.Select(static w => w.Name));
        Assert.Equal(162 + 432 + 432 + 270 + 320, masks.Count);
        Assert.Equal(0, masks.Sparsity);
    }

    [Fact]
    public void MasksAreThoseOfTheirSeedAndOfTheDensitiesOfTheirDistribution()
    {
        using var net = TinyNet.Create();
        var erk = Kept(new RandomMaskOptions { Density = 0.5 });
        var densities = Erk.Densities([[6, 3, 3, 3], [8, 6, 3, 3], [6, 8, 3, 3], [5, 6, 3, 3], [4, 80]], 0.5);
        long[] sizes = [162, 432, 432, 270, 320];
        var expected = densities.Zip(sizes).Select(static d => (long)Math.Round(d.First * d.Second));
        Assert.Equal(expected, erk.Select(static m => m.LongCount(static v => v)));
        var half = new RandomMaskOptions { Density = 0.5, Distribution = SparsityDistribution.Uniform };
        var uniform = Kept(half);
        Assert.Equal([81L, 216, 216, 135, 160], uniform.Select(static m => m.LongCount(static v => v)));
        Assert.Equal(uniform, Kept(half));
        Assert.NotEqual(uniform[0], Kept(half with { Seed = 1 })[0]);
        // Layers of one size have masks of their own.
        Assert.NotEqual(uniform[1], uniform[2]);

        List<bool[]> Kept(RandomMaskOptions options)
        {
            using var scope = NewDisposeScope();
            using var sparsity = new StaticSparsity(options);
            sparsity.BeforeForward(new TrainingMoment(net, 0, 1, 1));
            return [.. sparsity.Masks.Weights.Select(static w => Array.ConvertAll(Toy.Values(w.Mask), static m => m != 0))];
        }
    }

    [Fact]
    public void MasksAreNotThereBeforeATraining()
    {
        using var sparsity = new StaticSparsity(new RandomMaskOptions());
        Assert.Throws<InvalidOperationException>(() => sparsity.Masks);
        var none = new RandomMaskOptions { Density = 0 };
        Assert.Equal("Density", Assert.Throws<ArgumentOutOfRangeException>(() => new StaticSparsity(none)).ParamName);
    }
}
