using System;
using System.Linq;
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

    /// <summary>Above 8,192 inputs there are rows in place of sums, as many as fit into half a gigabyte: 25,088 inputs are those of a VGG's first linear layer.</summary>
    [Theory]
    [InlineData(4096, long.MaxValue)]
    [InlineData(8192, long.MaxValue)]
    [InlineData(9216, 8192)]
    [InlineData(25_088, 5433)]
    public void PositionsAreBoundedByMemory(int inputs, long positions)
    {
        using var layer = nn.Linear(inputs, 1, hasBias: false);
        Assert.Equal(positions, LayerEquations.MostPositions(LayerForm.Of(layer)));
        using var equations = LayerEquations.Of(LayerForm.Of(layer), hasConstant: false, CPU);
        Assert.Equal(positions == long.MaxValue, equations is NormalEquations);
    }

    /// <summary>Both forms are the same least squares: with and without a constant, with groups, with fewer positions than inputs and with more.</summary>
    [Theory]
    [InlineData(1, true, 6)]
    [InlineData(1, false, 6)]
    [InlineData(4, true, 6)]
    [InlineData(1, true, 40)]
    [InlineData(4, false, 40)]
    public void RowsGiveWhatSumsGive(int groups, bool hasConstant, int positions)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        random.manual_seed(7);
        var form = LayerForm.Of(nn.Conv1d(groups * 3, groups * 2, 5, groups: groups));
        using var sums = new NormalEquations(form, hasConstant, CPU);
        using var rows = new KernelEquations(form, hasConstant);
        using var judgeOfSums = new NormalEquations(form, hasConstant, CPU);
        using var judgeOfRows = new KernelEquations(form, hasConstant);
        for (var batch = 0; batch < 3; batch++)
            foreach (var equations in new LayerEquations[] { sums, rows, judgeOfSums, judgeOfRows })
            {
                random.manual_seed(batch + (equations == judgeOfSums || equations == judgeOfRows ? 10 : 0));
                // As the network has them.
                var (x, lacking) = (rand(groups, positions, 15, float32).to(float64), randn(groups, positions, 2, float64) + 3);
                equations.Add(x, lacking, lacking);
            }
        double[] ridges = [1e-4, 1e-2, 1];
        Assert.All(ridges, r => Assert.InRange((sums.Solve(r) - rows.Solve(r)).abs().max().ToDouble(), 0, 1e-8));
        Assert.All(sums.Left(ridges, judgeOfSums).Zip(rows.Left(ridges, judgeOfRows)), static l => Assert.Equal(l.First, l.Second, 1e-6));
        sums.Add(judgeOfSums);
        rows.Add(judgeOfRows);
        Assert.InRange((sums.Solve(1e-3) - rows.Solve(1e-3)).abs().max().ToDouble(), 0, 1e-8);
        Assert.Equal((sums.Squares, sums.Positions), (rows.Squares, rows.Positions));
    }
}
