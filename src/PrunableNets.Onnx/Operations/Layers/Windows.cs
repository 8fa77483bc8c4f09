namespace PrunableNets.Onnx.Operations.Layers;

/// <summary>The window of convolutions as ONNX has it.</summary>
internal static class Windows
{
    public static (string, object)[] Of(NodeContext node, long groups)
    {
        var spatial = node.Rank - 2;
        var padding = node.Attributes.Longs("padding", spatial, 0);
        return
        [
            ("strides", node.Attributes.Longs("stride", spatial, 1)), ("pads", (long[])[.. padding, .. padding]),
            ("dilations", node.Attributes.Longs("dilation", spatial, 1)), ("group", groups),
        ];
    }
}
