using System.Linq;

namespace PrunableNets.Onnx.Operations.Shaping;

/// <summary>A range of positions; of channels, those of the range that are left.</summary>
internal sealed class SliceWriter() : SingleWriter("slice")
{
    protected override string WriteOne(NodeContext node)
    {
        var (dimension, step) = ((int)node.Attributes.Long("dim"), node.Attributes.Long("step", 1));
        var (start, end) = (node.Attributes.Long("start"), node.Attributes.Long("end"));
        var input = node.Operands[0];
        if (!node.Form.IsNarrowed(input) || input.ChannelDimension != dimension)
            return node.Slice(node.Input, dimension, start, end, step);
        // A step over channels is no range any more once channels are gone.
        if (step != 1)
            return node.Add(
                "Gather",
                [
                    node.Input,
                    node.Graph.Longs(node.Form.Places(
                        input, [.. Enumerable.Range(0, (int)((end - start + step - 1) / step)).Select(i => start + (i * step))]))
                ],
                ("axis", dimension));
        return node.Slice(node.Input, dimension, node.Form.KeptBefore(input, start), node.Form.KeptBefore(input, end));
    }
}
