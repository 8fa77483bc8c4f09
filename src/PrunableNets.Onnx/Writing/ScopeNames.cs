using System.Collections.Generic;

namespace PrunableNets.Onnx.Writing;

/// <summary>Names for tensors: that of the layer, and for others the module in whose midst they are, with the operation.</summary>
internal sealed class ScopeNames
{
    private static readonly Dictionary<string, string> Operators = new()
    {
        ["+"] = "add", ["-"] = "sub", ["*"] = "mul", ["/"] = "div", ["%"] = "remainder"
    };

    private string parent = "";

    public string Of(GraphNode node)
    {
        if (node.Layer is { } path)
        {
            parent = path.LastIndexOf('.') is var dot and > 0 ? path[..dot] : "";
            // A parameter's own name is that of the parameter.
            return path + (node.Operation is "tensor" or "weight" ? ".value" : "");
        }
        var operation = Operators.TryGetValue(node.Operation, out var name) ? name : node.Operation;
        return parent.Length > 0 ? $"{parent}.{operation}" : operation;
    }
}
