using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Calls;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Calls;

/// <summary>Layers as functions of weights that the user's class holds or computes itself: counted, and opaque.</summary>
internal static class WeightedCalls
{
    private const string Functional = "TorchSharp.torch.nn.functional";

    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Method(Functional, "linear", static call => Opaque(call, Linear, static shapes => Linear(shapes).ElementsPerInput * shapes[0][shapes[0].Rank - 1].Factor));
        for (var rank = 1; rank <= 3; rank++)
        {
            var spatial = rank;
            catalogue.Method(Functional, $"conv{rank}d", call => Convolution(call, spatial));
            catalogue.Method(Functional, $"conv_transpose{rank}d", call => ConvolutionTranspose(call, spatial));
        }
        foreach (var name in new[] { "batch_norm", "instance_norm", "group_norm" })
            catalogue.Method(Functional, name, static call => Opaque(call, static shapes => shapes[0], static _ => 0));
        catalogue.Method(Functional, "prelu", static call => Opaque(call, static shapes => shapes[0], static _ => 0));
        catalogue.Method(Functional, "layer_norm", LayerNorm);
        catalogue.Method("TorchSharp.torch.nn", "Bilinear", Bilinear);
    }

    private static Value Opaque(CallContext call, Func<IReadOnlyList<Shape>, Shape> shape, Func<IReadOnlyList<Shape>, long> macs) => CarriedCalls.Opaque(call, "functional", shape, macs);

    private static Shape Linear(IReadOnlyList<Shape> shapes)
    {
        var (input, weight) = (shapes[0], shapes[1]);
        return weight.Rank == 2 && input.Rank > 0 && input[input.Rank - 1] == weight[1]
            ? input.With(input.Rank - 1, weight[0])
            : throw new ShapeException($"the input {input} and the weight {weight} do not fit; the weight is [out, in]");
    }

    private static Value Convolution(CallContext call, int spatial)
    {
        var stride = call.Longs(call.Has("strides") ? "strides" : "stride", spatial, 1);
        var (padding, dilation, groups) = (call.Longs("padding", spatial, 0), call.Longs("dilation", spatial, 1), call.Long("groups", 1));
        Shape Output(IReadOnlyList<Shape> shapes)
        {
            var (input, weight) = (shapes[0], shapes[1]);
            if (input.Rank != spatial + 2 || weight.Rank != spatial + 2 || input[1] != weight[1].Size * groups)
                throw new ShapeException($"the input {input} and the weight {weight} do not fit in {groups} groups");
            var output = input.With(1, weight[0]);
            for (var i = 0; i < spatial; i++)
                output = output.With(i + 2, Windows.OutputSize(input[i + 2].Size, weight[i + 2].Size, stride[i], padding[i], dilation[i], false, input));
            return output;
        }
        return Opaque(call, Output, shapes => Output(shapes).ElementsPerInput * shapes[1].ElementsPerInput / shapes[1][0].Factor);
    }

    /// <summary>The weight is [in, out / groups, ...].</summary>
    private static Value ConvolutionTranspose(CallContext call, int spatial)
    {
        var stride = call.Longs(call.Has("strides") ? "strides" : "stride", spatial, 1);
        var (padding, dilation, groups) = (call.Longs("padding", spatial, 0), call.Longs("dilation", spatial, 1), call.Long("groups", 1));
        var more = call.Longs("output_padding", spatial, 0);
        Shape Output(IReadOnlyList<Shape> shapes)
        {
            var (input, weight) = (shapes[0], shapes[1]);
            if (input.Rank != spatial + 2 || weight.Rank != spatial + 2 || input[1] != weight[0])
                throw new ShapeException($"the input {input} and the weight {weight} do not fit in {groups} groups");
            var output = input.With(1, weight[1].Size * groups);
            for (var i = 0; i < spatial; i++)
                output = output.With(i + 2, (input[i + 2].Size - 1) * stride[i] - 2 * padding[i] + dilation[i] * (weight[i + 2].Size - 1) + more[i] + 1);
            return output;
        }
        return Opaque(call, Output, shapes => shapes[0].ElementsPerInput * shapes[1].ElementsPerInput / shapes[1][0].Factor);
    }

    private static Value LayerNorm(CallContext call)
    {
        var rank = call.Tensor().Node.Shape.Rank;
        var normalised = call.LongList(call.Get("normalized_shape"), "normalized_shape").Length;
        return CarriedCalls.Along(call, "functional", Enumerable.Range(rank - normalised, normalised).ToArray(), !call.Has("bias"), static s => s);
    }

    private static ModuleValue Bilinear(CallContext call)
    {
        var (first, second, output) = (call.Long("in1_features"), call.Long("in2_features"), call.Long("out_features"));
        return new ModuleValue("TorchSharp.Modules.Bilinear", ModuleKind.Layer, new Operations.Layers.BilinearLayer(first, second, output, call.Bool("hasBias", true)));
    }
}
