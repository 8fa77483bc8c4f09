using System;
using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Calls;
using PrunableNets.Interpreter.Operations.Elementwise;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Calls;

/// <summary>Modules without weights that are a function, with the function's own arguments: distances, windows, norms over channels.</summary>
internal static class FunctionLayers
{
    private const string Functional = "TorchSharp.torch.nn.functional";

    public static void AddTo(Catalogue catalogue)
    {
        Add(catalogue, "LocalResponseNorm", "local_response_norm", static (_, carried) => new Dimensionwise("local_response_norm", static s => [s[0]], carried, [1], true));
        Add(catalogue, "CosineSimilarity", "cosine_similarity", static (call, carried) => Distance(call, carried, (int)call.Long("dim", 1), false), 2);
        Add(catalogue, "PairwiseDistance", "pairwise_distance", static (call, carried) => Distance(call, carried, -1, call.Bool("keepdim", false)), 2);
        Add(catalogue, "Unfold", "unfold", Unfold);
        Add(catalogue, "Fold", "fold", Fold);
        Add(catalogue, "LPPool1d", "lp_pool1d", static (call, carried) => Pool(call, carried, 1));
        Add(catalogue, "LPPool2d", "lp_pool2d", static (call, carried) => Pool(call, carried, 2));
    }

    private static void Add(Catalogue catalogue, string module, string function, Func<CallContext, Call, Operation> create, int operands = 1)
    {
        catalogue.Method("TorchSharp.torch.nn", module, call =>
        {
            var arguments = CarriedCall.ArgumentsOf(call);
            var carried = Call.Function("functional", function, [.. Call.Operands(operands), .. arguments]);
            return new ModuleValue("TorchSharp.Modules." + module, ModuleKind.Layer, new PlainLayer(module, create(call, carried)));
        });
        catalogue.Method(Functional, function, call =>
        {
            var (carried, nodes) = CarriedCall.Of(call, "functional");
            return call.Append(create(call, carried), nodes);
        });
    }

    /// <summary>A number for each pair of vectors along a dimension. Of two zeros it is one: both have an epsilon.</summary>
    private static Dimensionwise Distance(CallContext call, Call carried, int dimension, bool keeps) => new(
        call.Member, shapes => [CarriedCalls.Reduced(Broadcast.Shapes(shapes), [dimension < 0 ? dimension + shapes[0].Rank : dimension], keeps)], carried, [dimension], false, !keeps, 2);

    private static ChannelBlocks Unfold(CallContext call, Call carried)
    {
        var sizes = Sizes(call);
        return new ChannelBlocks(call.Member, input => input.Rank == 4
            ? new Shape(input[0], input[1].Size * sizes.Kernel[0] * sizes.Kernel[1], sizes.Windows(input[2].Size, input[3].Size, input))
            : throw new Findings.ShapeException($"the input has shape {input}; images [B, C, H, W] are needed"), carried, true);
    }

    private static ChannelBlocks Fold(CallContext call, Call carried)
    {
        var sizes = Sizes(call);
        var output = call.Longs("output_size", 2, 1);
        return new ChannelBlocks(call.Member, input =>
        {
            var window = sizes.Kernel[0] * sizes.Kernel[1];
            if (input.Rank != 3 || input[1].Size % window != 0 || input[2].Size != sizes.Windows(output[0], output[1], input))
                throw new Findings.ShapeException($"the input has shape {input}; [B, C * {window}, {sizes.Windows(output[0], output[1], input)}] is needed");
            return new Shape(input[0], input[1].Size / window, output[0], output[1]);
        }, carried, false);
    }

    private static Dimensionwise Pool(CallContext call, Call carried, int spatial)
    {
        var kernel = call.Longs("kernel_size", spatial, 1);
        var stride = call.Has("stride") ? call.Longs("stride", spatial, 1) : kernel;
        var ceil = call.Bool("ceil_mode", false);
        return new Dimensionwise(call.Member, inputs =>
        {
            var shape = inputs[0].Rank == spatial + 2 ? inputs[0] : throw new Findings.ShapeException($"the input has shape {inputs[0]}; {spatial + 2} dimensions are needed");
            for (var i = 0; i < spatial; i++)
                shape = shape.With(i + 2, Windows.OutputSize(shape[i + 2].Size, kernel[i], stride[i], 0, 1, ceil, inputs[0]));
            return [shape];
        }, carried, Enumerable.Range(2, spatial).ToArray(), true);
    }

    private static WindowSizes Sizes(CallContext call) => new(call.Longs("kernel_size", 2, 1), call.Longs("dilation", 2, 1), call.Longs("padding", 2, 0), call.Longs("stride", 2, 1));

    private sealed record WindowSizes(long[] Kernel, long[] Dilation, long[] Padding, long[] Stride)
    {
        public long Windows(long height, long width, Shape input) => Along(0, height, input) * Along(1, width, input);

        private long Along(int i, long size, Shape input) => Operations.Windows.OutputSize(size, Kernel[i], Stride[i], Padding[i], Dilation[i], false, input);
    }
}
