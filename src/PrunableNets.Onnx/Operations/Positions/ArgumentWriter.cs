namespace PrunableNets.Onnx.Operations.Positions;

/// <summary>Where the largest or smallest is.</summary>
internal sealed class ArgumentWriter() : SingleWriter("argmax", "argmin")
{
    protected override string WriteOne(NodeContext node) => node.Attributes.Has("dim")
        ? node.Add(node.Node.Operation == "argmax" ? "ArgMax" : "ArgMin", node.Input, ("axis", node.Attributes.Long("dim")), ("keepdims", node.Attributes.Bool("keepdim")))
        : throw node.Refuse("over all dimensions at once.");
}
