using System.Linq;
using ModelZoo;
using PrunableNets.Data;
using PrunableNets.Integration.Tests.Networks;
using PrunableNets.TestKit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace PrunableNets.Integration.Tests;

/// <summary>Means of layers after pruning.</summary>
public sealed class MeanRecoveryTests
{
    [Fact]
    public void ChannelsThatAreConstantAreRemovedWithoutATrace()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(3);
        using var dense = new MultilayerPerceptron();
        var hidden = dense.modules().OfType<Linear>().First();
        var group = MultilayerPerceptron.Architecture.Groups[0];
        var keep = Enumerable.Range(0, MultilayerPerceptron.Architecture.GateCount).Select(static i => true).ToArray();
        using (no_grad())
            for (var i = 0; i < group.Channels; i += 3)
            {
                // The same whatever comes in.
                hidden.weight[i].zero_();
                hidden.bias![i] = 0.5f + (i * 0.01f);
                keep[group.Offset + i] = false;
            }
        var plan = PruningPlan.FromMask(MultilayerPerceptron.Architecture, keep);
        using var slim = MultilayerPerceptron.CreateSlim(dense, plan);
        dense.eval();
        slim.eval();
        using var guard = no_grad();
        var inputs = randn([16, .. MultilayerPerceptron.Architecture.Inputs[0]]);
        Assert.True(Difference.Relative(dense.call(inputs), slim.call(inputs)) > 0.1);
        var recovery = MeanRecovery.Apply(dense, MultilayerPerceptron.CreateGated(dense), slim, MultilayerPerceptron.Architecture, plan, Batches(2, 8, MultilayerPerceptron.Architecture.Inputs[0]));
        Assert.Equal((dense.modules().OfType<Linear>().Count(), 0), (recovery.Layers, recovery.WithoutPlace));
        Assert.InRange(Difference.Relative(dense.call(inputs), slim.call(inputs)), 0, 1e-5);
    }

    [Fact]
    public void MeansAreThoseOfTheDenseNetworkOnTheBatch()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(4);
        using var dense = ResNet20.Create();
        using (no_grad())
            Trained.Randomize(dense);
        var plan = Plans.Random(ResNet20.Architecture, 2);
        using var slim = ResNet20.CreateSlim(dense, plan);
        dense.eval();
        slim.eval();
        using var guard = no_grad();
        var inputs = randn(8, 3, 32, 32);
        var before = Distance(dense.call(inputs), slim.call(inputs));
        var recovery = MeanRecovery.Apply(dense, ResNet20.CreateGated(dense), slim, ResNet20.Architecture, plan, [Batch(inputs.clone())]);
        // Convolutions have no bias, so norms take it; the last layer has one.
        Assert.Equal((20, 0), (recovery.Layers, recovery.WithoutPlace));
        Assert.InRange(Distance(dense.call(inputs), slim.call(inputs)), 0, 1e-4 * before);
    }

    [Fact]
    public void NothingChangesWhereNothingWasRemoved()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(5);
        using var dense = DepthNetwork.Deep.Create();
        using (no_grad())
            Trained.Randomize(dense);
        var plan = PruningPlan.Full(DepthNetwork.Deep.Architecture);
        using var slim = DepthNetwork.Deep.CreateSlim(dense, plan);
        MeanRecovery.Apply(dense, DepthNetwork.Deep.CreateGated(dense), slim, DepthNetwork.Deep.Architecture, plan, Batches(2, 4, [3, 8, 8]));
        foreach (var (key, value) in slim.state_dict())
            Assert.InRange(value.to(float64).sub(dense.state_dict()[key].to(float64)).abs().max().ToDouble(), 0, 1e-5);
    }

    /// <summary>Between the means of the outputs over the batch.</summary>
    private static double Distance(Tensor a, Tensor b) => a.mean([0]).sub(b.mean([0])).abs().max().ToDouble();

    private static Batch[] Batches(int count, int samples, long[] shape) => [.. Enumerable.Range(0, count).Select(_ => Batch(randn([samples, .. shape])))];

    private static Batch Batch(Tensor inputs) => new(inputs, zeros(inputs.shape[0], int64));
}
