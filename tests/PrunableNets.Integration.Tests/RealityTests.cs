using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Integration.Tests.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests;

/// <summary>What the compiler knows of a network against running the real thing: every call of a layer with weights, its path, its type, its output's shape and its cost.</summary>
public sealed class RealityTests : ZooTests
{
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
            if (module is Module<Tensor, Tensor> leaf && !leaf.children().Any() && leaf.state_dict().Count > 0)
                leaf.register_forward_hook((layer, input, output) =>
                {
                    calls.Add(new LayerInfo(path, layer.GetType().Name, string.Join("x", output.shape.Skip(1)), Macs(layer, input, output)));
                    return output;
                });
        dense.call(model.DeclaredInputs(1));
        Assert.Equal(calls, model.Architecture.Layers);
        if (name != nameof(AttentionNetwork))
            Assert.Equal(calls.Sum(static c => c.Macs), model.Constants.Mac);
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
