using System;
using System.Collections.Generic;
using System.Linq;
using ModelZoo;
using PrunableNets.Integration.Tests.Networks;
using PrunableNets.TestKit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Module = TorchSharp.torch.nn.Module;

namespace PrunableNets.Integration.Tests.Reconstructed;

/// <summary>Networks whose removed channels are combinations of those that stay: solved anew, they give what they gave.</summary>
public sealed class LinearCombinationTests
{
    // Of an AttentionNetwork.
    private const int HeadWidth = 6;

    private static readonly ReconstructionOptions Small = new() { Batches = 8, BatchSize = 32 };

    [Fact]
    public void APerceptronGetsOverFeaturesThatOthersGiveToo()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(3);
        using var dense = new MultilayerPerceptron();
        var hidden = dense.modules().OfType<Linear>().First();
        var removed = new List<int>();
        using (no_grad())
        {
            var (weight, bias) = (hidden.weight, hidden.bias!);
            for (var i = 0; i < 60; i += 3)
            {
                // Twice another before ReLU, and so behind it.
                weight[i].copy_(weight[i + 1].mul(2));
                bias[i].copy_(bias[i + 1].mul(2));
                removed.Add(i);
            }
            // Two that are never negative, and their sum.
            bias[100].fill_(5);
            bias[101].fill_(5);
            weight[102].copy_(weight[100].add(weight[101]));
            bias[102].fill_(10);
            removed.Add(102);
        }
        dense.eval();
        var plan = Without(MultilayerPerceptron.Architecture, 0, removed);
        using var slim = MultilayerPerceptron.CreateSlim(dense, plan);
        slim.eval();
        var inputs = randn(16, 1, 28, 28);
        using var guard = no_grad();
        Assert.True(Difference.Relative(dense.call(inputs), slim.call(inputs)) > 0.01);
        var options = new ReconstructionOptions { Batches = 16, BatchSize = 256, Ridges = [1e-9] };
        var layers = Reconstruction.Apply(
            dense, MultilayerPerceptron.CreateGated(dense), slim, MultilayerPerceptron.Architecture, plan, new UnlabelledData(4096, 1, 28, 28), CPU, options);
        Assert.Equal([ReconstructionOutcome.Exact, ReconstructionOutcome.Solved], layers.Take(2).Select(static l => l.Outcome));
        Assert.InRange(Difference.Relative(dense.call(inputs), slim.call(inputs)), 0, 1e-5);
    }

    [Fact]
    public void ConvolutionsGetOverChannelsThatOthersGiveToo()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(4);
        using var dense = new GroupedNetwork();
        using (no_grad())
        {
            Trained.Randomize(dense);
            Scale(Layer(dense, "stem"), 1, 0, 3);
            Scale(Layer(dense, "stem"), 5, 4, 0.5f);
            // Channels of a group go together; so the second group is the first one again.
            for (var channel = 4; channel < 8; channel++)
            {
                Scale(Layer(dense, "mixed"), channel, channel - 4, 1);
                Scale(Layer(dense, "grouped"), channel, channel - 4, 2);
            }
        }
        var architecture = GroupedNetwork.Architecture;
        var keep = Enumerable.Repeat(true, architecture.GateCount).ToArray();
        foreach (var group in architecture.Groups)
            for (var i = 0; i < group.Channels; i++)
                keep[group.Offset + i] = group.Name switch
                {
                    "stem" => i is not (1 or 5),
                    "mixed" or "grouped" => i < group.Channels / 2,
                    _ => true,
                };
        var plan = PruningPlan.FromMask(architecture, keep);
        using var slim = GroupedNetwork.CreateSlim(dense, plan);
        slim.eval();
        using var guard = no_grad();
        var inputs = randn(8, 4, 10, 10);
        Assert.True(Difference.Relative(dense.call(inputs), slim.call(inputs)) > 1e-3);
        var layers = Reconstruction.Apply(
            dense, GroupedNetwork.CreateGated(dense), slim, architecture, plan, new UnlabelledData(256, 4, 10, 10), CPU, Small with { Ridges = [1e-9] });
        Assert.Equal(["mixed", "last"], layers.Where(static l => l.Before > 1e-6).Select(static l => l.Path));
        Assert.InRange(Difference.Relative(dense.call(inputs), slim.call(inputs)), 0, 1e-5);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AttentionGetsOverHeadsThatOthersGiveToo(bool isFused)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(6);
        using var dense = new AttentionNetwork();
        using (no_grad())
        {
            Trained.Randomize(dense);
            // The first, second and last head look at the same; the last one takes the sum of what they take there. The third is the second one again.
            var layers = isFused ? [("qkv", 0), ("qkv", 4), ("qkv", 8)] : new[] { ("query", 0), ("key", 0), ("value", 0) };
            foreach (var (path, first) in layers.Take(2))
                foreach (var head in new[] { 1, 2, 3 })
                    Set(dense, path, first + head, of => of(first));
            Set(dense, layers[2].Item1, layers[2].Item2 + 3, of => of(layers[2].Item2) + of(layers[2].Item2 + 1));
            Set(dense, layers[2].Item1, layers[2].Item2 + 2, of => of(layers[2].Item2 + 1) * -2);
        }
        var architecture = AttentionNetwork.Architecture;
        var plan = Without(architecture, architecture.Groups.Single(g => g.Name == (isFused ? "qkv" : "query")).Index, [2, 3]);
        using var slim = AttentionNetwork.CreateSlim(dense, plan);
        slim.eval();
        using var guard = no_grad();
        var inputs = randn(8, 3, 16, 16);
        Assert.True(Difference.Relative(dense.call(inputs), slim.call(inputs)) > 1e-3);
        var solved = Reconstruction.Apply(
            dense, AttentionNetwork.CreateGated(dense), slim, architecture, plan, new UnlabelledData(256, 3, 16, 16), CPU, Small with { Ridges = [1e-9] });
        Assert.Equal([isFused ? "merge" : "merge2"], solved.Where(static l => l.Before > 1e-6).Select(static l => l.Path));
        Assert.InRange(Difference.Relative(dense.call(inputs), slim.call(inputs)), 0, 1e-5);
    }

    private static Conv2d Layer(Module module, string path) => (Conv2d)module.named_modules().Single(m => m.name == path).module;

    /// <summary>Makes a channel a multiple of another.</summary>
    private static void Scale(Conv2d layer, int channel, int of, float factor)
    {
        var bias = layer.bias!;
        layer.weight[channel].copy_(layer.weight[of].mul(factor));
        bias[channel].copy_(bias[of].mul(factor));
    }

    private static PruningPlan Without(Architecture architecture, int group, IEnumerable<int> channels)
    {
        var keep = Enumerable.Repeat(true, architecture.GateCount).ToArray();
        foreach (var channel in channels)
            keep[architecture.Groups[group].Offset + channel] = false;
        return PruningPlan.FromMask(architecture, keep);
    }

    /// <summary>Makes a head of a linear layer, weights and biases, a combination of others.</summary>
    private static void Set(Module module, string path, int head, Func<Func<int, Tensor>, Tensor> combination)
    {
        foreach (var parameter in module.named_modules().Single(m => m.name == path).module.parameters())
            parameter.narrow(0, head * HeadWidth, HeadWidth).copy_(combination(i => parameter.narrow(0, i * HeadWidth, HeadWidth)));
    }
}
