namespace PrunableNets.Onnx.Operations.Layers;

/// <summary>The operator of that name; of an even number of channels the two disagree which side is longer.</summary>
internal sealed class LocalResponseNormWriter() : SingleWriter("local_response_norm")
{
    protected override string WriteOne(NodeContext node)
    {
        var size = node.Attributes.Long("size");
        return size % 2 == 1 && node.Rank == 4
            ? node.Add(
                "LRN",
                node.Input,
                ("size", size),
                ("alpha", node.Attributes.Double("alpha", 1e-4)),
                ("beta", node.Attributes.Double("beta", 0.75)),
                ("bias", node.Attributes.Double("k", 1)))
            : throw node.Refuse("of an even number of channels, or of other tensors than images.");
    }
}
