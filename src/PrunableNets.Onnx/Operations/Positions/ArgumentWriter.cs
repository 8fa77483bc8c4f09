using System.Linq;

namespace PrunableNets.Onnx.Operations.Positions;

/// <summary>Where the largest or smallest is: along a dimension, or of all elements in their order.</summary>
internal sealed class ArgumentWriter() : SingleWriter("argmax", "argmin")
{
    protected override string WriteOne(NodeContext node)
    {
        var over = node.Attributes.Longs("over");
        if (over.Length != 1)
            throw node.Refuse("over all dimensions at once.");
        return node.Add(
            node.Node.Operation == "argmax" ? "ArgMax" : "ArgMin",
            node.Input,
            ("axis", over.Single()),
            ("keepdims", node.Rank == node.Operands[0].Shape.Count));
    }
}
