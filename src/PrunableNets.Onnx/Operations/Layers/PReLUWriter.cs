using System.Linq;

namespace PrunableNets.Onnx.Operations.Layers;

/// <summary>One slope, or one a channel.</summary>
internal sealed class PReLUWriter() : SingleWriter("PReLU")
{
    protected override string WriteOne(NodeContext node)
    {
        long[] along = [-1, .. Enumerable.Repeat(1L, System.Math.Max(node.Rank - 2, 0))];
        return node.Add("PRelu", [node.Input, node.Graph.Constant(node.WeightValue("weight").reshape(along))]);
    }
}
