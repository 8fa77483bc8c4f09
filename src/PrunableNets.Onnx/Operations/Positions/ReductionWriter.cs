using System.Collections.Generic;

namespace PrunableNets.Onnx.Operations.Positions;

/// <summary>Reductions that are one operator.</summary>
internal sealed class ReductionWriter : OperationWriter
{
    private static readonly Dictionary<string, string> Operators = new()
    {
        ["logsumexp"] = "ReduceLogSumExp", ["prod"] = "ReduceProd", ["norm"] = "ReduceL2"
    };

    public override IEnumerable<string> Operations => Operators.Keys;

    public override IReadOnlyList<string> Write(NodeContext node)
    {
        if (node.Node.Operation == "norm" && node.Attributes.Double("p", 2) != 2)
            throw node.Refuse("a norm other than the second.");
        return [node.Add(
            Operators[node.Node.Operation],
            node.Input,
            ("axes", node.Attributes.Longs("over")),
            ("keepdims", node.Rank == node.Operands[0].Shape.Count))];
    }
}
