using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PrunableNets.TestKit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests;

/// <summary>
/// Gates stand where AutoBot's masks do: after the ReLU of a convolution's output, before a residual addition after the norm, and on a
/// concatenation as the masks of all its sources. The networks are written once more here, with a mask a convolution.
/// </summary>
public sealed class GateSiteTests
{
    [Theory]
    [InlineData("ResNet56")]
    [InlineData("ResNet110")]
    [InlineData("VGG16")]
    [InlineData("DenseNet40")]
    [InlineData("GoogLeNet")]
    public void SoftGatesGiveWhatMasksAtAutoBotsPlacesGive(string name)
    {
        using var scope = NewDisposeScope();
        var model = Zoo.Named(name);
        var dense = model.CreateTrained();
        var gated = model.CreateGated(dense);
        gated.Module.eval();
        using var guard = no_grad();
        random.manual_seed(7);
        gated.Gates.Alpha.normal_(0, 2);
        var masked = new Masked(dense, model.Architecture, gated.Gates.Split());
        var images = randn(2, 3, 32, 32);
        var expected = name switch
        {
            "VGG16" => masked.Vgg(images),
            "DenseNet40" => masked.DenseNet(images),
            "GoogLeNet" => masked.GoogLeNet(images),
            _ => masked.ResNet(images),
        };
        Assert.InRange(((gated.call(images) - expected).abs().max() / expected.abs().max()).ToSingle(), 0, 1e-5);
        // Every gate was asked for, and no other convolution has one.
        Assert.Equal(model.Architecture.Groups.Select(static g => g.Name).Order(StringComparer.Ordinal), masked.Used.Order(StringComparer.Ordinal));
    }

    private sealed class Masked(Module<Tensor, Tensor> dense, Architecture architecture, Tensor[] gates)
    {
        private readonly Dictionary<string, Module> modules = dense.named_modules().ToDictionary(static m => m.name, static m => m.module);

        public HashSet<string> Used { get; } = [];

        public Tensor ResNet(Tensor x)
        {
            x = functional.relu(Run("bn1", Run("conv1", x)));
            foreach (var block in Children("layer1").Concat(Children("layer2")).Concat(Children("layer3")))
            {
                var y = Apply(functional.relu(Run($"{block}.bn1", Run($"{block}.conv1", x))), Mask($"{block}.conv1"));
                y = Apply(Run($"{block}.bn2", Run($"{block}.conv2", y)), Mask($"{block}.conv2"));
                // Option A: every second pixel, new channels zero.
                if (y.shape[1] != x.shape[1])
                {
                    var added = (y.shape[1] - x.shape[1]) / 2;
                    x = functional.pad(x[TensorIndex.Ellipsis, TensorIndex.Slice(step: 2), TensorIndex.Slice(step: 2)], [0, 0, 0, 0, added, added]);
                }
                x = functional.relu(y + x);
            }
            return Run("linear", functional.adaptive_avg_pool2d(x, 1).flatten(1));
        }

        public Tensor Vgg(Tensor x)
        {
            var convolution = "";
            foreach (var layer in Children("features"))
            {
                x = Run(layer, x.alias());
                convolution = modules[layer] is Conv2d ? layer : convolution;
                if (modules[layer] is ReLU)
                    x = Apply(x, Mask(convolution));
            }
            return Run("classifier", x.flatten(1));
        }

        public Tensor DenseNet(Tensor x)
        {
            x = Run("conv1", x);
            List<string> sources = ["conv1"];
            for (var stage = 1; stage <= 3; stage++)
            {
                foreach (var layer in Children($"dense{stage}"))
                {
                    x = cat([x, Run($"{layer}.conv1", Read(x, $"{layer}.bn1", sources))], 1);
                    sources.Add($"{layer}.conv1");
                }
                if (stage == 3)
                    break;
                x = functional.avg_pool2d(Run($"trans{stage}.conv1", Read(x, $"trans{stage}.bn1", sources)), 2);
                sources = [$"trans{stage}.conv1"];
            }
            return Run("fc", functional.avg_pool2d(Read(x, "bn", sources), 8).flatten(1));
        }

        public Tensor GoogLeNet(Tensor x)
        {
            x = Branch("pre_layers", x);
            foreach (var block in new[] { "a3", "b3", "a4", "b4", "c4", "d4", "e4", "a5", "b5" })
            {
                x = cat([.. new[] { "branch1x1", "branch3x3", "branch5x5", "branch_pool" }.Select(b => Branch($"inception_{block}.{b}", x))], 1);
                if (block is "b3" or "e4")
                    x = functional.max_pool2d(x, 3, 2, 1);
            }
            return Run("linear", functional.avg_pool2d(x, 8, 1).flatten(1));
        }

        private Tensor Branch(string path, Tensor x)
        {
            var convolution = "";
            foreach (var layer in Children(path))
            {
                x = Run(layer, x.alias());
                convolution = modules[layer] is Conv2d ? layer : convolution;
                if (modules[layer] is ReLU)
                    x = Apply(x, Mask(convolution));
            }
            return x;
        }

        /// <summary>Norm and ReLU of a concatenation, times the masks of all that went into it.</summary>
        private Tensor Read(Tensor x, string norm, List<string> sources) => Apply(functional.relu(Run(norm, x)), cat([.. sources.Select(Mask)], 0));

        private Tensor Mask(string convolution)
        {
            Used.Add(convolution);
            var group = architecture.Groups.Single(g => g.Name == convolution);
            Assert.Equal(((Conv2d)modules[convolution]).out_channels, group.Channels);
            return gates[group.Index];
        }

        private static Tensor Apply(Tensor x, Tensor mask) => x * mask.view(-1, 1, 1);

        private Tensor Run(string path, Tensor x) => ((Module<Tensor, Tensor>)modules[path]).call(x);

        /// <summary>The numbered children in their order.</summary>
        private IEnumerable<string> Children(string path) => Enumerable.Range(0, int.MaxValue)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"{path}.{i}")).TakeWhile(modules.ContainsKey);
    }
}
