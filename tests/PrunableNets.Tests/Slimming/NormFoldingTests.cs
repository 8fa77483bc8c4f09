using System.Collections.Generic;
using System.IO;
using System.Linq;
using PrunableNets.Formats;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Tests.Slimming;

public sealed class NormFoldingTests
{
    /// <summary>A convolution without a bias and a linear layer with one, each with its norm, and a norm that no layer takes.</summary>
    private static readonly Architecture s_architecture = Architecture.Parse("""
        model Net
        fingerprint 0
        source Net.cs
        input 3 4 4
        parameters 0
        flops Mac 0
        node input - B,3,4,4 - - name=x
        node Conv2d 0 B,5,2,2 - conv
        node BatchNorm2d 1 B,5,2,2 - bn eps=0.1
        node flatten 2 B,20 - -
        node Linear 3 B,6 - fc
        node BatchNorm1d 4 B,6 - plain
        node relu 5 B,6 - -
        node BatchNorm1d 6 B,6 - last
        output 7
        """.ReplaceLineEndings("\n"));

    [Fact]
    public void TheLayersComputeWhatTheyAndTheirNormsDid()
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        random.manual_seed(1);
        var dense = Network(BatchNorm2d(5, eps: 0.1), BatchNorm1d(6, affine: false), bias: false);
        foreach (var (name, tensor) in dense.state_dict().Where(static t => t.Value.is_floating_point()))
            tensor.uniform_(name.EndsWith("var", System.StringComparison.Ordinal) ? 0.5 : -1, 2);
        dense.eval();
        var state = dense.state_dict();
        var folded = NormFolding.Fold(s_architecture, state);
        Assert.Equal(
            [
                "conv.weight", "conv.bias", "fc.weight", "fc.bias", "last.weight", "last.bias", "last.running_mean", "last.running_var",
                "last.num_batches_tracked",
            ],
            folded.Keys);
        var slim = Network(Identity(), Identity(), bias: true);
        StateDict.Load(slim, folded);
        slim.eval();
        var input = randn(4, 3, 4, 4, float64);
        var (expected, actual) = (dense.call(input), slim.call(input));
        Assert.True((expected - actual).abs().max().ToDouble() < 1e-12 * expected.abs().max().ToDouble());
        // What was given is as it was.
        Assert.Equal(16, state.Count);
        Assert.All(state, t => Assert.True(t.Value.equal(dense.state_dict()[t.Key]).all().ToBoolean()));
    }

    /// <summary>Of a convolution without a bias, and of a layer that has one; a norm that nobody may leave out stays.</summary>
    [Fact]
    public void TheNetworkIsAsItWasWhenTheScopeEnds()
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        random.manual_seed(1);
        var (bn, plain) = (BatchNorm2d(5, eps: 0.1), BatchNorm1d(6, affine: false));
        var network = Network(bn, plain, bias: false);
        foreach (var tensor in network.state_dict().Values.Where(static t => t.is_floating_point()))
            tensor.uniform_(0.5, 2);
        network.eval();
        var before = network.state_dict().ToDictionary(static t => t.Key, static t => t.Value.clone());
        var conv = (Conv2d)network.named_children().First().module;
        var linear = network.named_children().Select(static c => c.module).OfType<Linear>().Single();
        var (image, row) = (randn(4, 3, 4, 4, float64), randn(4, 20, float64));
        var (expected, unfolded) = (bn.call(conv.call(image)), linear.call(row));
        using (var folded = new FoldedNormScope(network, s_architecture, [bn]))
        {
            Assert.Equal([bn], folded.Norms);
            Assert.True((expected - conv.call(image)).abs().max().ToDouble() < 1e-12);
            Assert.True(unfolded.equal(linear.call(row)).all().ToBoolean());
        }
        using (var folded = new FoldedNormScope(network, s_architecture, [bn, plain]))
            Assert.True((plain.call(unfolded) - linear.call(row)).abs().max().ToDouble() < 1e-12);
        var after = network.state_dict();
        Assert.Equal(before.Keys, after.Keys);
        Assert.All(before, t => Assert.True(t.Value.equal(after[t.Key]).all().ToBoolean(), t.Key));
        Assert.True(expected.equal(bn.call(conv.call(image))).all().ToBoolean());
    }

    [Fact]
    public void ALayerWithoutItsNormIsNamed()
    {
        using var scope = NewDisposeScope();
        var state = new Dictionary<string, Tensor> { ["conv.weight"] = ones(5, 3, 3, 3) };
        var exception = Assert.Throws<InvalidDataException>(() => NormFolding.Fold(s_architecture, state));
        Assert.Equal("'bn.running_mean' is not among the weights, so that bn cannot go into conv.", exception.Message);
    }

    private static Sequential Network(Module<Tensor, Tensor> bn, Module<Tensor, Tensor> plain, bool bias) => (Sequential)Sequential(
        ("conv", Conv2d(3, 5, 3, bias: bias)), ("bn", bn), ("flat", Flatten()), ("fc", Linear(20, 6)), ("plain", plain), ("act", ReLU()),
        ("last", BatchNorm1d(6))).to(float64);
}
