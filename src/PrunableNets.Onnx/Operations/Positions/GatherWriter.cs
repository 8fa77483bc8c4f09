using System.Linq;

namespace PrunableNets.Onnx.Operations.Positions;

/// <summary>Positions that a tensor names: of a whole dimension, or for each element.</summary>
internal sealed class GatherWriter() : SingleWriter("index", "index_select", "gather", "take_along_dim")
{
    protected override string WriteOne(NodeContext node) => node.Node.Operation switch
    {
        "index" => node.Add("Gather", [node.Input, node.As(1, "Int64")]),
        "index_select" => node.Add("Gather", [node.Input, node.As(1, "Int64")], ("axis", node.Attributes.Longs("over").Single())),
        _ => node.Add("GatherElements", [node.Input, node.As(1, "Int64")], ("axis", node.Attributes.Long("dim"))),
    };
}
