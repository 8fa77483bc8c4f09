using System.Linq;

namespace PrunableNets.Onnx.Operations.Positions;

/// <summary>What leaves at the end comes in at the start.</summary>
internal sealed class RollWriter() : SingleWriter("roll")
{
    protected override string WriteOne(NodeContext node)
    {
        if (!node.Attributes.Has("dims"))
            throw node.Refuse("of all dimensions as one. Name them: roll(shifts, dims).");
        var result = node.Input;
        var dimensions = node.Attributes.Longs("over");
        foreach (var (shift, dimension) in node.Attributes.Longs("shifts", dimensions.Length).Zip(dimensions.Select(static d => (int)d)))
        {
            if (node.Shape()[dimension].IsBatch)
                throw node.Refuse("of the batch.");
            var size = node.Shape()[dimension].Factor;
            var cut = (((-shift) % size) + size) % size;
            if (cut > 0)
                result = node.Add(
                    "Concat", [node.Slice(result, dimension, cut, size), node.Slice(result, dimension, 0, cut)], ("axis", dimension));
        }
        return result;
    }
}
