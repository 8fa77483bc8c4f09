using System;
using System.Collections.Generic;
using System.Linq;
using ModelZoo;
using ModelZoo.Decoders;
using PrunableNets.Integration.Tests.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests;

/// <summary>What the compiler knows of a network against running the real thing: every call of a layer with weights, its path, its type, its output's shape and its cost.</summary>
public sealed class RealityTests : ZooTests
{
    /// <summary>Multiply-accumulates of queries by keys and of attention by values, which no layer counts: twice heads x positions^2 x features, for each window.</summary>
    private static readonly Dictionary<string, long> Products = new()
    {
        [nameof(SwinTransformer)] = 2 * 2 * ((4 * 2 * 16 * 16 * 16) + (4 * 16 * 16 * 16)),
        [nameof(Bert)] = 2 * 2 * 4 * 16 * 16 * 12,
        [nameof(LlamaDecoder)] = 2 * 2 * 4 * 12 * 12 * 16,
        [nameof(PhiDecoder)] = 2 * 2 * 4 * 12 * 12 * 16,
        [nameof(MistralDecoder)] = 2 * 2 * 4 * 12 * 12 * 16,
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void LayersAreCalledAsTheCompilerSays(string name)
    {
        var model = Zoo.Named(name);
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var dense = model.Create();
        dense.eval();
        var calls = new List<LayerInfo>();
        foreach (var (path, module) in dense.named_modules())
            if (module is Module<Tensor, Tensor> { } leaf && leaf.GetType().Namespace == typeof(Linear).Namespace && !leaf.children().Any() && leaf.state_dict().Count > 0)
                leaf.register_forward_hook((layer, input, output) =>
                {
                    calls.Add(new LayerInfo(path, layer.GetType().Name, string.Join("x", output.shape.Skip(1)), Macs(layer, input, output)));
                    return output;
                });
        dense.call(model.DeclaredInputs(1));
        var stateful = calls.Select(static c => c.Path).ToHashSet();
        // Positions have a batch of one, which the compiler does not take for the batch.
        static LayerInfo WithoutOne(LayerInfo layer) => layer.OutputShape.StartsWith("1x", StringComparison.Ordinal) ? layer with { OutputShape = layer.OutputShape[2..] } : layer;
        Assert.Equal(calls.Select(WithoutOne), model.Architecture.Layers.Where(l => stateful.Contains(l.Path)).Select(WithoutOne));
        Assert.All(model.Architecture.Layers, l => Assert.True(stateful.Contains(l.Path) || l.Macs == 0));
        if (name != nameof(AttentionNetwork))
            Assert.Equal(calls.Sum(static c => c.Macs) + Products.GetValueOrDefault(name), model.Constants.Mac);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ParametersAreAsTheCompilerSays(string name)
    {
        var model = Zoo.Named(name);
        using var scope = NewDisposeScope();
        var dense = model.Create();
        Assert.Equal(dense.parameters().Sum(static p => p.numel()), model.Constants.Parameters);
        var state = dense.state_dict();
        foreach (var entry in model.Architecture.State)
            for (var d = 0; d < entry.Dimensions.Count; d++)
                if (entry.Dimensions[d] is { } layout)
                    Assert.Equal(state[entry.Key].shape[d], layout.DenseWidth);
    }

    /// <summary>Multiply-accumulates of one call, from the shapes alone.</summary>
    private static long Macs(Module layer, Tensor input, Tensor output) => layer switch
    {
        Linear linear => linear.weight.numel() * output.numel() / output.shape[^1],
        ConvTranspose1d transposed => transposed.weight.numel() * input.numel() / input.shape[1],
        ConvTranspose2d transposed => transposed.weight.numel() * input.numel() / input.shape[1],
        Conv2d convolution => convolution.weight.numel() * output.numel() / output.shape[1],
        _ => 0,
    };
}
