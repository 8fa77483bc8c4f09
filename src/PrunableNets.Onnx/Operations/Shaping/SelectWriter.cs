namespace PrunableNets.Onnx.Operations.Shaping;

/// <summary>One position of a dimension, which goes.</summary>
internal sealed class SelectWriter() : SingleWriter("select")
{
    protected override string WriteOne(NodeContext node) =>
        node.Add("Gather", [node.Input, node.Graph.Number(node.Attributes.Long("index"))], ("axis", node.Attributes.Long("dim")));
}
