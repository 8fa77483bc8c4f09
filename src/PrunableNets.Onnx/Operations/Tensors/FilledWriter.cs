namespace PrunableNets.Onnx.Operations.Tensors;

/// <summary>One number in all places.</summary>
internal sealed class FilledWriter() : SingleWriter(
    "zeros", "zeros_like", "new_zeros", "ones", "ones_like", "new_ones", "full", "full_like", "new_full")
{
    protected override string WriteOne(NodeContext node)
    {
        var operation = node.Node.Operation;
        var value = operation.Contains("zeros") ? 0 : operation.Contains("ones") ? 1 : node.Attributes.Double("value");
        return node.Add("Expand", [node.Graph.Scalar(value, node.Node.ElementType), node.Sizes(node.Shape())]);
    }
}
