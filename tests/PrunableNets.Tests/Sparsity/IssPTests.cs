using System;
using System.Linq;

namespace PrunableNets.Tests.Sparsity;

/// <summary>Soft shrinkage of a layer whose weights nothing else changes.</summary>
public sealed class IssPTests
{
    private static readonly float[] s_weights = [1, -2, 3, -4, 5, -6, 7, -8, 9, -10];
    private static readonly float[] s_none = new float[10];

    [Fact]
    public void WhatStaysLowestShrinksByTheFactorEveryStepAndTheRestIsUntouched()
    {
        using var layer = Toy.Layer(s_weights);
        using var iss = new IssP(new IssPOptions { Sparsity = 0.3, Factor = 0.95, HardenAt = 1 });
        for (var step = 0; step < 20; step++)
            Toy.Step(iss, layer, step, 10, 100, s_none);
        var weights = Toy.Weights(layer);
        for (var i = 0; i < 3; i++)
            Assert.Equal(s_weights[i] * Math.Pow(0.95, 20), weights[i], 1e-5);
        Assert.Equal(s_weights[3..], weights[3..]);
        Assert.False(iss.IsHard);
        Assert.Equal(0, iss.Masks.Sparsity);
    }

    [Fact]
    public void AWeightThatGrowsGetsAwayAndAnotherTakesItsPlace()
    {
        using var layer = Toy.Layer(s_weights);
        using var iss = new IssP(new IssPOptions { Sparsity = 0.2, Factor = 0.5, HardenAt = 1 });
        Toy.Step(iss, layer, 0, 10, 10, s_none);
        Assert.Equal([0.5f, -1, 3, -4, 5, -6, 7, -8, 9, -10], Toy.Weights(layer));
        Toy.Step(iss, layer, 1, 10, 10, s_none, () => Toy.Set(layer, [20, -1, 3, -4, 5, -6, 7, -8, 9, -10]));
        Assert.Equal([20, -0.5f, 1.5f, -4, 5, -6, 7, -8, 9, -10], Toy.Weights(layer));
    }

    [Fact]
    public void InTheEndTheLowestAreMaskedForGood()
    {
        using var layer = Toy.Layer(s_weights);
        using var iss = new IssP(new IssPOptions { Sparsity = 0.3, HardenAt = 0.5 });
        for (var step = 0; step < 10; step++)
        {
            // The optimiser gives back to all of them what they had: only a mask holds them.
            Toy.Step(iss, layer, step, 10, 10, s_none, () => Toy.Set(layer, s_weights));
            Assert.Equal(step >= 4, iss.IsHard);
        }
        Assert.Equal([0f, 0, 0, -4, 5, -6, 7, -8, 9, -10], Toy.Weights(layer));
        Assert.Equal(0.3, iss.Masks.Sparsity, 1e-9);
    }

    [Fact]
    public void AFactorOfZeroIsHardThresholdingAndRevivable()
    {
        using var layer = Toy.Layer(s_weights);
        using var iht = new IssP(new IssPOptions { Sparsity = 0.3, Factor = 0, HardenAt = 1 });
        Toy.Step(iht, layer, 0, 10, 10, s_none);
        Assert.Equal([0f, 0, 0, -4, 5, -6, 7, -8, 9, -10], Toy.Weights(layer));
        Assert.Equal(0.3, WeightMasks.ZeroShare(layer), 1e-9);
        Toy.Step(iht, layer, 1, 10, 10, s_none, () => Toy.Set(layer, [30, 1, 1, -4, 5, -6, 7, -8, 9, -10]));
        Assert.Equal([30, 0, 0, 0, 5, -6, 7, -8, 9, -10], Toy.Weights(layer));
    }

    [Fact]
    public void EveryLayerLosesItsShare()
    {
        using var net = TinyNet.Create();
        using var iss = new IssP(new IssPOptions { Sparsity = 0.9, HardenAt = 1 });
        var moment = new TrainingMoment(net, 0, 1, 1);
        iss.BeforeForward(moment);
        iss.AfterBackward(moment);
        iss.AfterStep(moment);
        Assert.All(iss.Masks.Weights, static w => Assert.Equal(w.Count - Math.Round(0.9 * w.Count), w.Kept));
        Assert.Equal(iss.Masks.Sparsity, WeightMasks.ZeroShare(net), 1e-9);
    }

    [Fact]
    public void OptionsOutOfRangeAreNamed()
    {
        Assert.Equal("Sparsity", Assert.Throws<ArgumentOutOfRangeException>(() => new IssP(new IssPOptions { Sparsity = 1 })).ParamName);
        Assert.Equal("Factor", Assert.Throws<ArgumentOutOfRangeException>(() => new IssP(new IssPOptions { Factor = 1 })).ParamName);
        Assert.Equal("HardenAt", Assert.Throws<ArgumentOutOfRangeException>(() => new IssP(new IssPOptions { HardenAt = 0 })).ParamName);
    }
}
