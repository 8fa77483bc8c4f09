using System;

namespace PrunableNets.Tests.Sparsity;

/// <summary>Weights that stay near where they began leave, however large they are.</summary>
public sealed class DissipatingGradientsTests
{
    private static readonly float[] s_none = new float[6];

    [Fact]
    public void WhatStayedWithinTheFractionLeaves()
    {
        using var layer = Toy.Layer([1, -2, 3, 100, 0, -0.01f]);
        using var dissipating = new DissipatingGradients(new DissipatingGradientsOptions { Fraction = 0.1, Epochs = 2 });
        Toy.Step(dissipating, layer, 0, 1, 3, s_none, () => Toy.Set(layer, [1.05f, -2, 6, 105, 0.001f, -0.01f]));
        Assert.Equal(0, dissipating.Masks.Sparsity);
        Toy.Step(dissipating, layer, 1, 1, 3, s_none, () => Toy.Set(layer, [0.95f, -1, 3, 109, 0.001f, -0.02f]));
        // 1 and 100 moved by less than a tenth; 3 has come back from 6; from 0 every step leads away.
        Assert.Equal([false, true, true, false, true, true], Toy.Mask(dissipating));
        Assert.Equal([0, -1, 3, 0, 0.001f, -0.02f], Toy.Weights(layer));
        // The choice is made once.
        Toy.Step(dissipating, layer, 2, 1, 3, s_none, () => Toy.Set(layer, [1, -1, 3, 200, 0.001f, -0.02f]));
        Assert.Equal([0, -1, 3, 0, 0.001f, -0.02f], Toy.Weights(layer));
    }

    [Fact]
    public void ALayerThatWouldBeCutIsToldByItsName()
    {
        using var layer = Toy.Layer([1, 2, 3, 4, 5, 6]);
        using var dissipating = new DissipatingGradients(new DissipatingGradientsOptions { Epochs = 1 });
        var error = Assert.Throws<InvalidOperationException>(() => Toy.Step(dissipating, layer, 0, 1, 1, s_none));
        Assert.Contains("weight stayed within 0.1", error.Message, StringComparison.Ordinal);
    }
}
