using System.Collections.Generic;

namespace PrunableNets.Onnx.Operations.Elementwise;

/// <summary>Comparisons, logic, the greater or smaller of two, and a choice between two: of tensors, or of a tensor and a number.</summary>
internal sealed class ComparisonWriter : OperationWriter
{
    private static readonly Dictionary<string, string> Operators = new()
    {
        ["eq"] = "Equal", ["=="] = "Equal", ["ne"] = "Equal", ["not_equal"] = "Equal",
        ["!="] = "Equal", ["lt"] = "Less", ["less"] = "Less", ["<"] = "Less",
        ["le"] = "LessOrEqual", ["less_equal"] = "LessOrEqual", ["<="] = "LessOrEqual",
        ["gt"] = "Greater", ["greater"] = "Greater", [">"] = "Greater",
        ["ge"] = "GreaterOrEqual", ["greater_equal"] = "GreaterOrEqual",
        [">="] = "GreaterOrEqual", ["logical_and"] = "And", ["logical_or"] = "Or",
        ["logical_xor"] = "Xor", ["&"] = "And", ["|"] = "Or", ["^"] = "Xor", ["maximum"] = "Max",
        ["fmax"] = "Max", ["minimum"] = "Min", ["fmin"] = "Min", ["where"] = "Where",
    };

    public override IEnumerable<string> Operations => Operators.Keys;

    public override IReadOnlyList<string> Write(NodeContext node)
    {
        var name = Operators[node.Node.Operation];
        var type = name switch
        {
            "And" or "Or" or "Xor" => "Bool",
            "Max" or "Min" or "Where" => node.Node.ElementType,
            _ => node.Operands.Count == 1 || node.Operands[0].ElementType == node.Operands[1].ElementType
                ? node.Operands[0].ElementType
                : null,
        };
        if (name == "Where")
        {
            return node.Inputs.Count == 3
                ? [node.Add(name, [node.As(0, "Bool"), node.As(1, type), node.As(2, type)])]
                : throw node.Refuse("a choice between other things than two tensors.");
        }
        // Elements that are true or false are compared as numbers.
        var common = type == "Bool" && name is not ("And" or "Or" or "Xor") ? "Int64" : type;
        var (left, right) = (node.As(0, common), node.Inputs.Count > 1 ? node.As(1, common) : node.Graph.Scalar(Number(node), common));
        var result = node.Add(name, node.Attributes.Bool("first") ? [right, left] : [left, right]);
        return [node.Node.Operation is "ne" or "not_equal" or "!=" ? node.Add("Not", result) : result];
    }

    /// <summary>The number, whatever its name.</summary>
    private static double Number(NodeContext node)
    {
        foreach (var name in node.Attributes.Names)
            return node.Attributes.Double(name);
        throw node.Refuse("there is nothing to compare with.");
    }
}
