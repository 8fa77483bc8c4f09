using System;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Tests.Gates;

public sealed class ChannelGatesTests
{
    [Fact]
    public void GatesStartAtNineTenths()
    {
        using var gates = new ChannelGates(TinyNet.Architecture);
        Assert.Equal([19], gates.Alpha.shape);
        Assert.All(gates.Lambda().data<float>().ToArray(), l => Assert.Equal(0.9f, l, 1e-6f));
    }

    [Fact]
    public void TheGatesAreInTheStateDictOfTheGatedNetwork()
    {
        using var dense = TinyNet.Create();
        using var gated = TinyNet.CreateGated(dense);
        Assert.Contains("gates.alpha", gated.state_dict().Keys);
    }

    [Fact]
    public void DisposingTheGatedNetworkLeavesTheDenseOneWhole()
    {
        using var dense = TinyNet.Create();
        TinyNet.CreateGated(dense).Dispose();
        Assert.Equal([64L, 4], dense.call(zeros([64, 3, 8, 8])).shape);
    }

    [Fact]
    public void SplitGivesOneGateVectorAGroupInOrder()
    {
        using var gates = new ChannelGates(TinyNet.Architecture);
        using (no_grad())
            gates.Alpha.copy_(arange(19, float32));
        var split = gates.Split();
        Assert.Equal([8L, 6L, 5L], split.Select(s => s.shape[0]));
        Assert.Equal(gates.Lambda().data<float>().ToArray()[8], split[1].data<float>()[0]);
    }

    [Fact]
    public void AGradientReachesEveryLogit()
    {
        using var gates = new ChannelGates(TinyNet.Architecture);
        gates.Split().Select(s => s.sum()).Aggregate((a, b) => a + b).backward();
        Assert.All(gates.Alpha.grad!.data<float>().ToArray(), g => Assert.Equal(0.09f, g, 1e-6f));
    }

    [Fact]
    public void HardGatesAreThePlanAndSoftOnesComeBack()
    {
        using var gates = new ChannelGates(TinyNet.Architecture);
        var plan = PruningPlan.FromKept(TinyNet.Architecture, [[1], [0, 5], [2]]);
        using (NewDisposeScope())
            gates.Harden(plan);
        Assert.True(gates.IsHard);
        Assert.Equal(plan.ToMask().Select(k => k ? 1f : 0f), gates.Lambda().data<float>().ToArray());
        gates.Soften();
        Assert.Equal(0.9f, gates.Lambda().data<float>()[0], 1e-6f);
    }

    [Fact]
    public void OpenGatesMakeTheGatedNetworkTheDenseOne()
    {
        using var dense = TinyData.TrainedNet(epochs: 1);
        using var gated = TinyNet.CreateGated(dense);
        var data = TinyData.Create(32, 5);
        Assert.NotEqual(0, Equivalence.Compare(dense, gated, data, CPU).RelativeDifference);
        gated.Gates.OpenAll();
        Assert.Equal(0, Equivalence.Compare(dense, gated, data, CPU).RelativeDifference);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ApplyScalesTheNamedDimension(int dim)
    {
        var x = ones([2, 3, 4, 5]);
        var gate = arange(x.shape[dim], float32);
        using var gates = new ChannelGates(TinyNet.Architecture);
        var y = gates.Apply(x, gate, dim);
        Assert.Equal(x.shape, y.shape);
        for (var i = 0; i < x.shape[dim]; i++)
        {
            var slice = y.select(dim, i);
            Assert.Equal((i, i), (slice.min().ToSingle(), slice.max().ToSingle()));
        }
    }

    [Fact]
    public void APlanForAnotherNetworkIsRefused()
    {
        using var gates = new ChannelGates(TinyNet.Architecture);
        var other = new Architecture
        {
            Model = "Other", Fingerprint = "", SourcePath = "", Inputs = [], BatchDimensions = [], Layers = [], Groups = [new(0, "a", 4, 0)], State = [],
            Parameters = new CostPolynomial(0, [0]), Flops = TinyNet.Architecture.Flops,
        };
        var error = Assert.Throws<ArgumentException>(() => gates.Harden(PruningPlan.Full(other)));
        Assert.Contains("19 gates, the plan 4", error.Message, StringComparison.Ordinal);
    }
}
