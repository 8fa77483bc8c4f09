namespace PrunableNets.Onnx.Operations.Elementwise;

/// <summary>A tensor to the power of another, or of a number.</summary>
internal sealed class PowerWriter() : SingleWriter("pow")
{
    protected override string WriteOne(NodeContext node)
    {
        var type = node.Node.ElementType;
        if (node.Inputs.Count == 2)
            return node.Add("Pow", [node.As(0, type), node.As(1, type)]);
        return node.Attributes.Has("exponent")
            ? node.Attributes.Double("exponent") == 2
                ? node.Add("Mul", [node.As(0, type), node.As(0, type)])
                : node.Add("Pow", [node.As(0, type), node.Graph.Scalar(node.Attributes.Double("exponent"), type)])
            : throw node.Refuse("a number to the power of a tensor.");
    }
}
