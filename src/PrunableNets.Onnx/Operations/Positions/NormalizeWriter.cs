namespace PrunableNets.Onnx.Operations.Positions;

/// <summary>Divided by the 2-norm along a dimension, which counts as epsilon at least.</summary>
internal sealed class NormalizeWriter() : SingleWriter("normalize")
{
    protected override string WriteOne(NodeContext node)
    {
        if (node.Attributes.Double("p", 2) != 2)
            throw node.Refuse("a norm other than the second.");
        var norm = node.Add("ReduceL2", node.Input, ("axes", node.Attributes.Longs("over")), ("keepdims", true));
        return node.Add("Div", [node.Input, node.Add("Max", [norm, node.Graph.Scalar(node.Attributes.Double("eps", 1e-12))])]);
    }
}
