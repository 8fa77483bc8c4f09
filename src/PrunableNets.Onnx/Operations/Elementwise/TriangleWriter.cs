namespace PrunableNets.Onnx.Operations.Elementwise;

/// <summary>
/// The part of matrices above or below a diagonal. Not every runtime has it for elements that are true or false: those go through numbers.
/// </summary>
internal sealed class TriangleWriter() : SingleWriter("tril", "triu")
{
    protected override string WriteOne(NodeContext node)
    {
        var type = node.Operands[0].ElementType;
        var numbers = type == "Bool" ? "Int64" : type;
        var part = node.Add(
            "Trilu",
            [node.As(0, numbers), node.Graph.Number(node.Attributes.Long("diagonal", 0))],
            ("upper", node.Node.Operation == "triu"));
        return node.Cast(part, numbers, type);
    }
}
