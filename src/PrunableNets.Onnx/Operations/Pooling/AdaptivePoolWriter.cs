using System;
using System.Linq;
using static TorchSharp.torch;

namespace PrunableNets.Onnx.Operations.Pooling;

/// <summary>
/// Everything, windows of one size, or else windows of several sizes, from <c>floor(i * in / out)</c> to <c>ceil((i + 1) * in / out)</c>
/// along each dimension: averages are products with a matrix then, maxima those of slices.
/// </summary>
internal sealed class AdaptivePoolWriter() : SingleWriter(
    "adaptive_avg_pool1d", "adaptive_avg_pool2d", "adaptive_avg_pool3d",
    "adaptive_max_pool1d", "adaptive_max_pool2d", "adaptive_max_pool3d")
{
    protected override string WriteOne(NodeContext node)
    {
        var isMaximum = node.Node.Operation.Contains("max", StringComparison.Ordinal);
        var (from, to) = (Spatial(node.Operands[0]), Spatial(node.Node));
        if (to.All(static s => s == 1))
            return node.Add(isMaximum ? "GlobalMaxPool" : "GlobalAveragePool", node.Input);
        if (from.Zip(to).All(static s => s.First % s.Second == 0))
        {
            var kernel = from.Zip(to, static (a, b) => a / b).ToArray();
            return node.Add(isMaximum ? "MaxPool" : "AveragePool", node.Input, ("kernel_shape", kernel), ("strides", kernel));
        }
        var result = node.Input;
        for (var i = 0; i < to.Length; i++)
            if (from[i] != to[i])
                result = isMaximum ? Maxima(node, result, i + 2, from[i], to[i]) : Averages(node, result, i + 2, from[i], to[i]);
        return result;
    }

    private static long[] Spatial(GraphNode node) => [.. node.Shape.Skip(2).Select(static d => d.Factor)];

    private static (long Start, long End) Window(long i, long from, long to) => (i * from / to, (((i + 1) * from) + to - 1) / to);

    private static string Averages(NodeContext node, string tensor, int dimension, long from, long to)
    {
        using var weights = zeros(from, to);
        for (var i = 0L; i < to; i++)
        {
            var (start, end) = Window(i, from, to);
            weights.narrow(0, start, end - start).narrow(1, i, 1).fill_(1.0 / (end - start));
        }
        return node.Along(dimension, tensor, last => node.Add("MatMul", [last, node.Graph.Constant(weights)]));
    }

    private static string Maxima(NodeContext node, string tensor, int dimension, long from, long to)
    {
        var slices = Enumerable.Range(0, (int)to).Select(i => Window(i, from, to)).Select(w => node.Add(
            "ReduceMax", node.Slice(tensor, dimension, w.Start, w.End), ("axes", (long[])[dimension]), ("keepdims", true)));
        return node.Add("Concat", slices.ToArray(), ("axis", dimension));
    }
}
