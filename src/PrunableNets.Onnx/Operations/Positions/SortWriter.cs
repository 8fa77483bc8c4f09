using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Onnx.Operations.Positions;

/// <summary>The largest or smallest in their order, and where they were.</summary>
internal sealed class SortWriter : OperationWriter
{
    public override IEnumerable<string> Operations => ["topk", "sort", "argsort", "msort"];

    public override IReadOnlyList<string> Write(NodeContext node)
    {
        var dimension = node.Attributes.Longs("over").Single();
        var size = node.ShapeOf(0)[dimension];
        if (size.IsBatch)
            throw node.Refuse("along the batch.");
        var isSort = node.Node.Operation != "topk";
        var results = node.Graph.Add(
            "TopK", [node.Input, node.Graph.Longs(isSort ? size.Factor : node.Attributes.Long("k"))], 2, ("axis", dimension),
            ("largest", isSort ? node.Attributes.Bool("descending") : node.Attributes.Bool("largest", true)),
            ("sorted", node.Attributes.Bool("sorted", true)));
        return node.Node.Operation == "argsort" ? [results[1]] : results;
    }
}
