using System.Collections.Generic;

namespace PrunableNets.Onnx.Operations.Positions;

/// <summary>One of several results.</summary>
internal sealed class ResultWriter : OperationWriter
{
    public override IEnumerable<string> Operations => ["result"];

    public override IReadOnlyList<string> Write(NodeContext node)
    {
        var index = (int)node.Attributes.Long("index");
        var results = node.Results[0]!;
        return index < results.Count
            ? [results[index]]
            : throw node.Refuse($"result {index} of {node.Operands[0].Operation} has no counterpart in ONNX.");
    }
}
