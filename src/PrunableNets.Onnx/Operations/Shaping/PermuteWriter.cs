namespace PrunableNets.Onnx.Operations.Shaping;

/// <summary>New dimension i is old dimension <c>dims[i]</c>.</summary>
internal sealed class PermuteWriter() : SingleWriter("permute")
{
    protected override string WriteOne(NodeContext node) => node.Add("Transpose", node.Input, ("perm", node.Attributes.Longs("dims")));
}
