using System.Linq;

namespace PrunableNets.Onnx.Operations.Positions;

/// <summary>The other way round: slices backwards.</summary>
internal sealed class FlipWriter() : SingleWriter("flip", "fliplr", "flipud")
{
    protected override string WriteOne(NodeContext node)
    {
        var dimensions = node.Attributes.Longs("over");
        string All(long number) => node.Graph.Longs([.. dimensions.Select(_ => number)]);
        return node.Add("Slice", [node.Input, All(-1), All(long.MinValue + 1), node.Graph.Longs(dimensions), All(-1)]);
    }
}
