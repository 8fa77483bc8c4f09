namespace PrunableNets.Onnx.Operations.Elementwise;

/// <summary>The tensor itself: dropout in evaluation, and what stands between the ends of a shuffle.</summary>
internal sealed class IdentityWriter() : SingleWriter("identity")
{
    protected override string WriteOne(NodeContext node) => node.Input;
}
