namespace PrunableNets.Onnx.Operations.Shaping;

/// <summary>The channels that are there, in their new order.</summary>
internal sealed class ReorderWriter() : SingleWriter("reorder")
{
    protected override string WriteOne(NodeContext node) =>
        node.Add(
            "Gather",
            [node.Input, node.Graph.Longs(node.Form.Places(node.Operands[0], node.Attributes.Longs("order")))],
            ("axis", node.Attributes.Long("dim")));
}
