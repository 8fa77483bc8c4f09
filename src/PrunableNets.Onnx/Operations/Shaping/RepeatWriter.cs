using System.Linq;

namespace PrunableNets.Onnx.Operations.Shaping;

/// <summary>Copies of the whole, behind each other.</summary>
internal sealed class RepeatWriter() : SingleWriter("repeat")
{
    protected override string WriteOne(NodeContext node)
    {
        var repeats = node.Attributes.Longs("repeats");
        var shape = node.ShapeOf(0);
        var input = repeats.Length == shape.Length
            ? node.Input
            : node.Reshape(node.Input, [.. Enumerable.Repeat(new GraphDimension(1), repeats.Length - shape.Length), .. shape]);
        return node.Add("Tile", [input, node.Graph.Longs(repeats)]);
    }
}
