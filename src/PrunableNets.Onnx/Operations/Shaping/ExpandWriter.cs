using System.Linq;

namespace PrunableNets.Onnx.Operations.Shaping;

/// <summary>A one in the target leaves a dimension as it is, so that the batch has to be asked for only where it is new.</summary>
internal sealed class ExpandWriter() : SingleWriter("expand")
{
    protected override string WriteOne(NodeContext node)
    {
        var (from, to) = (node.ShapeOf(0), node.Shape());
        var shift = to.Length - from.Length;
        var target = to.Select((size, i) => i >= shift && from[i - shift] == size ? new GraphDimension(1) : size).ToArray();
        return node.Add("Expand", [node.Input, node.Sizes(target)]);
    }
}
