using System;

namespace PrunableNets.Onnx.Operations.Elementwise;

/// <summary><c>x Φ(x)</c>, by the error function or as Hendrycks and Gimpel (arXiv:1606.08415) approximate it.</summary>
internal sealed class GeluWriter() : SingleWriter("gelu")
{
    protected override string WriteOne(NodeContext node)
    {
        var x = node.Input;
        var share = node.Attributes.Text("approximate") == "tanh"
            ? node.Add("Tanh", Inner(node, x))
            : node.Add("Erf", node.Add("Mul", [x, node.Graph.Scalar(Math.Sqrt(0.5))]));
        return node.Add("Mul", [node.Add("Mul", [x, node.Graph.Scalar(0.5)]), node.Add("Add", [share, node.Graph.Scalar(1)])]);
    }

    private static string Inner(NodeContext node, string x)
    {
        var cube = node.Add("Mul", [node.Add("Mul", [node.Add("Mul", [x, x]), x]), node.Graph.Scalar(0.044715)]);
        return node.Add("Mul", [node.Add("Add", [x, cube]), node.Graph.Scalar(Math.Sqrt(2 / Math.PI))]);
    }
}
