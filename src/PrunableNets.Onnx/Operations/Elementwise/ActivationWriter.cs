using System;
using System.Collections.Generic;

namespace PrunableNets.Onnx.Operations.Elementwise;

/// <summary>Functions of single elements.</summary>
internal sealed class ActivationWriter : OperationWriter
{
    /// <summary>Those that are one operator, under its name.</summary>
    private static readonly Dictionary<string, string> Operators = new()
    {
        ["abs"] = "Abs", ["absolute"] = "Abs", ["acos"] = "Acos", ["arccos"] = "Acos",
        ["acosh"] = "Acosh", ["arccosh"] = "Acosh", ["asin"] = "Asin", ["arcsin"] = "Asin",
        ["asinh"] = "Asinh", ["arcsinh"] = "Asinh", ["atan"] = "Atan", ["arctan"] = "Atan",
        ["atanh"] = "Atanh", ["arctanh"] = "Atanh", ["ceil"] = "Ceil", ["cos"] = "Cos",
        ["cosh"] = "Cosh", ["erf"] = "Erf", ["exp"] = "Exp", ["floor"] = "Floor",
        ["hardswish"] = "HardSwish", ["isinf"] = "IsInf", ["isnan"] = "IsNaN", ["log"] = "Log",
        ["logical_not"] = "Not", ["neg"] = "Neg", ["negative"] = "Neg",
        ["reciprocal"] = "Reciprocal", ["relu"] = "Relu", ["round"] = "Round", ["selu"] = "Selu",
        ["sigmoid"] = "Sigmoid", ["expit"] = "Sigmoid", ["sgn"] = "Sign",
        ["sign"] = "Sign", ["sin"] = "Sin", ["sinh"] = "Sinh", ["softplus"] = "Softplus",
        ["softsign"] = "Softsign", ["sqrt"] = "Sqrt", ["tan"] = "Tan", ["tanh"] = "Tanh",
    };

    /// <summary>Those that are several, or have arguments.</summary>
    private static readonly Dictionary<string, Func<NodeContext, string, string>> Composed = new()
    {
        ["celu"] = static (n, x) => n.Add("Celu", x, ("alpha", n.Attributes.Double("alpha"))),
        ["deg2rad"] = static (n, x) => n.Add("Mul", [x, n.Graph.Scalar(Math.PI / 180)]),
        ["elu"] = static (n, x) => n.Add("Elu", x, ("alpha", n.Attributes.Double("alpha"))),
        ["erfc"] = static (n, x) => n.Add("Sub", [n.Graph.Scalar(1), n.Add("Erf", x)]),
        ["exp2"] = static (n, x) => n.Add("Pow", [n.Graph.Scalar(2), x]),
        ["expm1"] = static (n, x) => n.Add("Sub", [n.Add("Exp", x), n.Graph.Scalar(1)]),
        ["fix"] = Truncated,
        ["frac"] = static (n, x) => n.Add("Sub", [x, Truncated(n, x)]),
        ["hardshrink"] = static (n, x) => n.Add("Shrink", x, ("lambd", n.Attributes.Double("lambda")), ("bias", 0.0)),
        ["hardsigmoid"] = static (n, x) => n.Add("HardSigmoid", x, ("alpha", 1 / 6.0), ("beta", 0.5)),
        ["leaky_relu"] = static (n, x) => n.Add("LeakyRelu", x, ("alpha", n.Attributes.Double("negative_slope"))),
        ["log10"] = static (n, x) => n.Add("Mul", [n.Add("Log", x), n.Graph.Scalar(1 / Math.Log(10))]),
        ["log1p"] = static (n, x) => n.Add("Log", n.Add("Add", [x, n.Graph.Scalar(1)])),
        ["log2"] = static (n, x) => n.Add("Mul", [n.Add("Log", x), n.Graph.Scalar(1 / Math.Log(2))]),
        ["logit"] = static (n, x) => n.Add("Log", n.Add("Div", [x, n.Add("Sub", [n.Graph.Scalar(1), x])])),
        ["logsigmoid"] = static (n, x) => n.Add("Neg", n.Add("Softplus", n.Add("Neg", x))),
        ["mish"] = static (n, x) => n.Add("Mul", [x, n.Add("Tanh", n.Add("Softplus", x))]),
        ["positive"] = static (_, x) => x,
        ["rad2deg"] = static (n, x) => n.Add("Mul", [x, n.Graph.Scalar(180 / Math.PI)]),
        ["rrelu"] = static (n, x) => n.Add("LeakyRelu", x, ("alpha", (n.Attributes.Double("lower") + n.Attributes.Double("upper")) / 2)),
        ["rsqrt"] = static (n, x) => n.Add("Reciprocal", n.Add("Sqrt", x)),
        ["silu"] = static (n, x) => n.Add("Mul", [x, n.Add("Sigmoid", x)]),
        ["softshrink"] = static (n, x) =>
            n.Add("Shrink", x, ("lambd", n.Attributes.Double("lambda")), ("bias", n.Attributes.Double("lambda"))),
        ["square"] = static (n, x) => n.Add("Mul", [x, x]),
        ["tanhshrink"] = static (n, x) => n.Add("Sub", [x, n.Add("Tanh", x)]),
        ["threshold"] = static (n, x) => n.Add(
            "Where",
            [n.Add("Greater", [x, n.Graph.Scalar(n.Attributes.Double("threshold"))]), x, n.Graph.Scalar(n.Attributes.Double("value"))]),
        ["trunc"] = Truncated,
    };

    public override IEnumerable<string> Operations => [.. Operators.Keys, .. Composed.Keys];

    public override IReadOnlyList<string> Write(NodeContext node)
    {
        // Of whole numbers most functions make others: as TorchSharp has it, those of the result.
        var input = node.Node.ElementType == "Bool"
            ? node.As(0, node.Node.Operation == "logical_not" ? "Bool" : null)
            : node.As(0, node.Node.ElementType);
        return
        [
            Operators.TryGetValue(node.Node.Operation, out var name)
                ? node.Add(name, input)
                : Composed[node.Node.Operation](node, input)
        ];
    }

    private static string Truncated(NodeContext node, string input) =>
        node.Add("Mul", [node.Add("Sign", input), node.Add("Floor", node.Add("Abs", input))]);
}
