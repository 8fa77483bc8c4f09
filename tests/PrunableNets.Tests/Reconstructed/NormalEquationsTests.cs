using System;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Tests.Reconstructed;

/// <summary>Sums of products, and what is solved from them.</summary>
public sealed class NormalEquationsTests
{
    /// <summary>What the outputs lack is a multiple of the first input, another of the second, and a constant.</summary>
    [Theory]
    [InlineData(8)]
    [InlineData(4096)]
    public void WhatIsLinearInTheInputsIsFound(int inputs)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        random.manual_seed(5);
        var form = LayerForm.Of(nn.Linear(inputs, 3));
        using var equations = new NormalEquations(form, hasConstant: true, CPU);
        for (var batch = 0; batch < 12; batch++)
        {
            using var inner = NewDisposeScope();
            var x = randn(360, inputs, float64);
            var lacking = stack([x.select(1, 0).mul(2), x.select(1, 1).mul(-3), ones(360, float64).mul(5)], 1);
            equations.Add(x.unsqueeze(0), lacking.unsqueeze(0), lacking);
        }
        var expected = zeros(3, inputs + 1, float64);
        expected[0, 0] = 2;
        expected[1, 1] = -3;
        expected[2, inputs] = 5;
        var found = equations.Solve(1e-9);
        Assert.InRange(found[0].sub(expected).abs().max().ToDouble(), 0, 1e-6);
        Assert.InRange(equations.Left(found), 0, 1e-6 * equations.Squares);
    }

    /// <summary>An eighth of a gigabyte for the 4,096 inputs of a VGG's layers; the 25,088 of its first one are refused.</summary>
    [Fact]
    public void WhatTheSumsTakeIsKnownBefore()
    {
        using var layer = nn.Linear(4096, 1, hasBias: false);
        Assert.Equal(4097L * 4097 * 8, NormalEquations.Bytes(LayerForm.Of(layer)));
        using var depthwise = nn.Conv2d(64, 64, 3, groups: 64);
        Assert.Equal(64L * 10 * 10 * 8, NormalEquations.Bytes(LayerForm.Of(depthwise)));
    }
}
