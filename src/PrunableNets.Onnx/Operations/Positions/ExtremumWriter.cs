using System.Collections.Generic;

namespace PrunableNets.Onnx.Operations.Positions;

/// <summary>The largest or smallest, and along a single dimension where it was.</summary>
internal sealed class ExtremumWriter : OperationWriter
{
    public override IEnumerable<string> Operations => ["max", "min"];

    public override IReadOnlyList<string> Write(NodeContext node)
    {
        var (over, isMaximum) = (node.Attributes.Longs("over"), node.Node.Operation == "max");
        var keeps = node.Rank == node.Operands[0].Shape.Count;
        var value = node.Add(isMaximum ? "ReduceMax" : "ReduceMin", node.Input, ("axes", over), ("keepdims", keeps));
        return over.Length > 1
            ? [value]
            : [value, node.Add(isMaximum ? "ArgMax" : "ArgMin", node.Input, ("axis", over[0]), ("keepdims", keeps))];
    }
}
