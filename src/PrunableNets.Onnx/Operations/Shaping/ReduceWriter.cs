using System.Linq;

namespace PrunableNets.Onnx.Operations.Shaping;

/// <summary>Sums, means and extrema over dimensions; spreads by their means.</summary>
internal sealed class ReduceWriter() : SingleWriter("sum", "mean", "amax", "amin", "var", "std")
{
    protected override string WriteOne(NodeContext node)
    {
        var dimensions = node.Attributes.Longs("dim");
        var keeps = node.Attributes.Bool("keepdim");
        var input = node.As(0, node.Node.ElementType);
        return node.Node.Operation switch
        {
            "sum" => node.Add("ReduceSum", [input, node.Graph.Longs(dimensions)], ("keepdims", keeps)),
            "mean" => Reduced(node, "ReduceMean", input, dimensions, keeps),
            "amax" => Reduced(node, "ReduceMax", input, dimensions, keeps),
            "amin" => Reduced(node, "ReduceMin", input, dimensions, keeps),
            "std" => node.Add("Sqrt", Variance(node, input, dimensions, keeps)),
            _ => Variance(node, input, dimensions, keeps),
        };
    }

    private static string Reduced(NodeContext node, string operation, string input, long[] dimensions, bool keeps) =>
        node.Add(operation, input, ("axes", dimensions), ("keepdims", keeps));

    private static string Variance(NodeContext node, string input, long[] dimensions, bool keeps)
    {
        var deviation = node.Add("Sub", [input, Reduced(node, "ReduceMean", input, dimensions, true)]);
        var mean = Reduced(node, "ReduceMean", node.Add("Mul", [deviation, deviation]), dimensions, keeps);
        if (!node.Attributes.Bool("unbiased"))
            return mean;
        var shape = node.ShapeOf(0);
        if (dimensions.Any(d => shape[d].IsBatch))
            throw node.Refuse("an unbiased spread over the batch.");
        var count = dimensions.Aggregate(1.0, (product, d) => product * shape[d].Factor);
        return node.Add("Mul", [mean, node.Graph.Scalar(count / (count - 1))]);
    }
}
