namespace PrunableNets.Onnx.Operations.Resampling;

/// <summary>ONNX's operator has another order of channels: split, turn, and put together.</summary>
internal sealed class PixelUnshuffleWriter() : SingleWriter("pixel_unshuffle")
{
    protected override string WriteOne(NodeContext node)
    {
        var factor = node.Attributes.Long("downscale_factor");
        var (from, to) = (node.ShapeOf(0), node.Shape());
        var split = node.Reshape(node.Input, [from[0], from[1], to[2], new(factor), to[3], new(factor)]);
        return node.Reshape(node.Add("Transpose", split, ("perm", (long[])[0, 1, 3, 5, 2, 4])), to);
    }
}
