namespace PrunableNets.Onnx.Operations.Elementwise;

/// <summary>The number where the mask is true.</summary>
internal sealed class MaskedFillWriter() : SingleWriter("masked_fill")
{
    protected override string WriteOne(NodeContext node) =>
        node.Add(
            "Where", [node.As(1, "Bool"), node.Graph.Scalar(node.Attributes.Double("value"), node.Operands[0].ElementType), node.Input]);
}
