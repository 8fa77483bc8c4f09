using System.Collections.Generic;

namespace PrunableNets.Onnx.Operations.Positions;

/// <summary>The largest or smallest, and where they were; all of them for sort.</summary>
internal sealed class SortWriter : OperationWriter
{
    public override IEnumerable<string> Operations => ["topk", "sort"];

    public override IReadOnlyList<string> Write(NodeContext node)
    {
        var dimension = node.Attributes.Long("dim", -1);
        var size = node.ShapeOf(0)[(int)(dimension < 0 ? dimension + node.ShapeOf(0).Length : dimension)];
        if (size.IsBatch)
            throw node.Refuse("along the batch.");
        var isSort = node.Node.Operation == "sort";
        return node.Graph.Add(
            "TopK", [node.Input, node.Graph.Longs(isSort ? size.Factor : node.Attributes.Long("k"))], 2, ("axis", dimension),
            ("largest", isSort ? node.Attributes.Bool("descending") : node.Attributes.Bool("largest", true)), ("sorted", node.Attributes.Bool("sorted", true)));
    }
}
