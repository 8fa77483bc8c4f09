namespace PrunableNets.Onnx.Operations.Elementwise;

/// <summary>What a division leaves, of the divisor's sign as Python has it, and the division without that.</summary>
internal sealed class RemainderWriter() : SingleWriter("%", "remainder", "floor_divide")
{
    protected override string WriteOne(NodeContext node)
    {
        var type = node.Node.ElementType;
        var number = node.Attributes.Has("scalar") ? "scalar" : "other";
        var (left, right) = (
            node.As(0, type), node.Inputs.Count > 1 ? node.As(1, type) : node.Graph.Scalar(node.Attributes.Double(number), type));
        if (node.Attributes.Bool("first"))
            (left, right) = (right, left);
        if (node.Node.Operation == "floor_divide")
            return type is null ? Times(node, left, right) : throw node.Refuse("of whole numbers.");
        return type is null ? node.Add("Sub", [left, node.Add("Mul", [Times(node, left, right), right])]) : node.Add("Mod", [left, right]);
    }

    private static string Times(NodeContext node, string left, string right) => node.Add("Floor", node.Add("Div", [left, right]));
}
