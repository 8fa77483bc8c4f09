using System;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Tests.Slimming;

public sealed class SlimWeightsTests
{
    /// <summary>The invariant of the product: a closed gate and a removed channel are the same thing, for every plan.</summary>
    [Fact]
    public void SlimEqualsHardGatedForRandomPlans()
    {
        using var dense = TinyData.TrainedNet(epochs: 1);
        using var gated = TinyNet.CreateGated(dense);
        var data = TinyData.Create(16, 4);
        for (var seed = 0; seed < 25; seed++)
        {
            var random = new Random(seed);
            var plan = PruningPlan.FromKept(TinyNet.Architecture, [.. TinyNet.Architecture.Groups.Select(
                g => Enumerable.Range(0, g.Channels).Where(_ => random.Next(2) == 0).DefaultIfEmpty(random.Next(g.Channels)).ToArray())]);
            gated.Gates.Harden(plan);
            using var slim = TinyNet.CreateSlim(dense, plan);
            var equivalence = Equivalence.Compare(gated, slim, data, CPU);
            Assert.InRange(equivalence.RelativeDifference, 0, 1e-5);
            Assert.Equal((0, 16), (equivalence.DifferentPredictions, equivalence.Count));
        }
    }

    [Fact]
    public void TheParameterPolynomialCountsTheSlimNetwork()
    {
        using var dense = TinyNet.Create();
        foreach (var plan in new[] { PruningPlan.Full(TinyNet.Architecture), PruningPlan.FromKept(TinyNet.Architecture, [[1, 4, 5], [0, 2], [3]]) })
        {
            using var slim = TinyNet.CreateSlim(dense, plan);
            Assert.Equal(slim.parameters().Sum(p => p.numel()), TinyNet.Architecture.Parameters.Evaluate(plan.Widths));
        }
    }

    [Fact]
    public void TheSlimWeightsAreCopies()
    {
        using var dense = TinyNet.Create();
        using var slim = TinyNet.CreateSlim(dense, PruningPlan.Full(TinyNet.Architecture));
        using (no_grad())
            dense.get_parameter("conv1.weight")!.fill_(7);
        Assert.NotEqual(7f, slim.get_parameter("conv1.weight")!.max().ToSingle());
    }

    [Fact]
    public void EverythingThatDoesNotFitIsNamedAndNothingIsWritten()
    {
        using var dense = TinyNet.Create();
        var plan = PruningPlan.FromKept(TinyNet.Architecture, [[0], [0], [0]]);
        using var other = new TinyNetSlim(PruningPlan.FromKept(TinyNet.Architecture, [[0, 1], [0], [0]]));
        other.register_parameter("extra", new Parameter(zeros(1)));
        var before = other.get_parameter("conv1.weight")!.clone();
        var error = Assert.Throws<InvalidOperationException>(() => SlimWeights.Copy(dense, other, TinyNet.Architecture, plan));
        Assert.Contains("'extra' is not in the dense model", error.Message, StringComparison.Ordinal);
        Assert.Contains("'conv2.weight' is [1, 6, 3, 3] after slicing, [2, 6, 3, 3] in the slim model", error.Message, StringComparison.Ordinal);
        Assert.Contains("'conv3.weight'", error.Message, StringComparison.Ordinal);
        Assert.True(before.equal(other.get_parameter("conv1.weight")!).all().ToBoolean());
    }

    [Fact]
    public void ADifferenceIsSeen()
    {
        using var dense = TinyData.TrainedNet(epochs: 1);
        using var slim = TinyNet.CreateSlim(dense, PruningPlan.Full(TinyNet.Architecture));
        using (no_grad())
            slim.get_parameter("linear.bias")!.copy_(tensor(new[] { 1000f, 0, 0, 0 }));
        var equivalence = Equivalence.Compare(dense, slim, TinyData.Create(64, 4), CPU);
        Assert.InRange(equivalence.RelativeDifference, 1, double.MaxValue);
        Assert.InRange(equivalence.DifferentPredictions, 20, 64);
    }
}
