namespace PrunableNets.Onnx.Operations.Shaping;

/// <summary>To the shape of the result, with the channels that are left.</summary>
internal sealed class ReshapeWriter() : SingleWriter("reshape")
{
    protected override string WriteOne(NodeContext node) => node.Reshape(node.Input, node.Shape());
}
