using System;
using System.Linq;

namespace PrunableNets.Onnx.Operations.Pooling;

/// <summary>
/// A window that reaches over the end, as ceil mode lets it, is padding at the end: runtimes differ in what they make of ceil mode itself.
/// </summary>
internal sealed class PoolWriter() : SingleWriter("max_pool1d", "max_pool2d", "max_pool3d", "avg_pool1d", "avg_pool2d", "avg_pool3d")
{
    protected override string WriteOne(NodeContext node)
    {
        var spatial = node.Rank - 2;
        var (kernel, stride) = (node.Attributes.Longs("kernel_size", spatial), node.Attributes.Longs("stride", spatial));
        var (padding, dilation) = (node.Attributes.Longs("padding", spatial, 0), node.Attributes.Longs("dilation", spatial, 1));
        var beyond = Enumerable.Range(0, spatial)
            .Select(i => Math.Max(
                0, Reach(node, i, kernel[i], stride[i], dilation[i]) - Size(node.Operands[0], i) - (2 * padding[i])))
            .ToArray();
        (string, object)[] window =
        [
            ("kernel_shape", kernel), ("strides", stride), ("pads", (long[])[.. padding, .. padding.Zip(beyond, static (p, b) => p + b)]),
        ];
        if (node.Node.Operation.StartsWith("max", StringComparison.Ordinal))
            return node.Add("MaxPool", node.Input, [.. window, ("dilations", dilation)]);
        // TorchSharp counts the padding, but not what lies beyond it; ONNX counts both or none.
        var counts = node.Attributes.Bool("count_include_pad", true) && padding.Any(static p => p > 0);
        return counts && beyond.Any(static b => b > 0)
            ? throw node.Refuse("ceil_mode together with count_include_pad and a padding.")
            : node.Add("AveragePool", node.Input, [.. window, ("count_include_pad", counts)]);
    }

    /// <summary>Where the last window ends, counted from the start of the padding.</summary>
    private static long Reach(NodeContext node, int dimension, long kernel, long stride, long dilation) =>
        ((Size(node.Node, dimension) - 1) * stride) + (dilation * (kernel - 1)) + 1;

    private static long Size(GraphNode node, int dimension) => node.Shape[dimension + 2].Factor;
}
