using System.Linq;

namespace PrunableNets.Onnx.Operations.Shaping;

/// <summary>Each position several times in a row: along a new dimension behind it, which then goes.</summary>
internal sealed class RepeatInterleaveWriter() : SingleWriter("repeat_interleave")
{
    protected override string WriteOne(NodeContext node)
    {
        var dimension = (int)node.Attributes.Long("dim");
        long[] target = [.. Enumerable.Repeat(1L, node.Rank + 1)];
        target[dimension + 1] = node.Attributes.Long("repeats");
        var spread = node.Add("Expand", [node.Add("Unsqueeze", [node.Input, node.Graph.Longs(dimension + 1)]), node.Graph.Longs(target)]);
        return node.Reshape(spread, node.Shape());
    }
}
