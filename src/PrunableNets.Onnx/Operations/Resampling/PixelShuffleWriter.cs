namespace PrunableNets.Onnx.Operations.Resampling;

/// <summary>Channels in the order column, row, depth.</summary>
internal sealed class PixelShuffleWriter() : SingleWriter("pixel_shuffle")
{
    protected override string WriteOne(NodeContext node) =>
        node.Add("DepthToSpace", node.Input, ("blocksize", node.Attributes.Long("upscale_factor")), ("mode", "CRD"));
}
