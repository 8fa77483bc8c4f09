using System;
using System.Linq;
using ModelZoo;
using PrunableNets.Data;

namespace PrunableNets.Integration.Tests;

/// <summary>Whatever a target counts, gate training weighs it and selection keeps to it.</summary>
public sealed class TargetTests
{
    public static TheoryData<string, FlopsConvention, long> Targets => new()
    {
        { "50%", FlopsConvention.Mac, ResNet20.Flops.DenseMac },
        { "20M", FlopsConvention.AutoBot, ResNet20.Flops.DenseAutoBot },
        { "60%", FlopsConvention.Fvcore, ResNet20.Flops.DenseFvcore },
        { "41M", FlopsConvention.TwoMac, ResNet20.Flops.DenseTwoMac },
        { "120k parameters", FlopsConvention.Mac, ResNet20.Flops.DenseParameters },
        { "50% parameters", FlopsConvention.AutoBot, ResNet20.Flops.DenseParameters },
    };

    [Theory]
    [MemberData(nameof(Targets))]
    public void TheLossWeighsWhatTheSelectionCounts(string text, FlopsConvention convention, long dense)
    {
        var target = CostTarget.Parse(text, convention);
        var architecture = ResNet20.Architecture;
        var cost = target.Quantity.Of(architecture);
        using var gated = ResNet20.CreateGated(ResNet20.Create());
        var first = new AutoBotTrainer(architecture, target, new AutoBotOptions { Iterations = 1, BatchSize = 2, ScoreWindowStart = 0 })
            .Train(gated, ShapesDataset.Train(2)).Iterations[0];
        // lambda = 0.9 everywhere: linear terms by 0.9, products by 0.81.
        var whole = architecture.DenseWidths;
        var soft = cost.Constant + 0.9 * cost.Linear.Select((l, g) => l * whole[g]).Sum() + 0.81 * cost.Products.Sum(p => p.Coefficient * whole[p.First] * whole[p.Second]);
        Assert.Equal(soft, first.SoftCost, 1e-6 * soft);
        Assert.Equal((soft - target.Resolve(architecture)) / (dense - target.Resolve(architecture)), first.G, 1e-6);

        var random = new Random(5);
        var selection = ThresholdSelection.Select(architecture, [.. Enumerable.Range(0, architecture.GateCount).Select(_ => (float)random.NextDouble())], target);
        Assert.Equal(cost.Evaluate(selection.Plan.Widths), selection.First.Cost);
        Assert.InRange(selection.First.Target - selection.First.Cost, 0, selection.First.Step - 1);
        Assert.Equal(target.Unit, selection.First.Unit);
    }

    [Fact]
    public void TargetsInFlopsAndInParametersKeepOtherChannels()
    {
        // Late layers hold the parameters, early ones take as many FLOPs.
        var scores = Enumerable.Repeat(0f, ResNet20.Architecture.GateCount).ToArray();
        var flops = ThresholdSelection.Select(ResNet20.Architecture, scores, CostTarget.Parse("50%", FlopsConvention.Mac)).Plan;
        var parameters = ThresholdSelection.Select(ResNet20.Architecture, scores, CostTarget.Parse("50% parameters", FlopsConvention.Mac)).Plan;
        Assert.NotEqual(flops.Widths, parameters.Widths);
    }
}
