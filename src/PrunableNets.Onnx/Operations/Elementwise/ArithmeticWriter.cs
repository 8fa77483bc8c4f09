using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Onnx.Operations.Elementwise;

/// <summary>Two tensors, or a tensor and a number. Branches of fewer channels are added at the places of those in the stream.</summary>
internal sealed class ArithmeticWriter() : SingleWriter("+", "-", "*", "/")
{
    private static readonly Dictionary<string, string> Operators = new() { ["+"] = "Add", ["-"] = "Sub", ["*"] = "Mul", ["/"] = "Div" };

    protected override string WriteOne(NodeContext node)
    {
        if (node.Inputs.Count == 1)
            return WithNumber(node);
        if (node.Inputs.Any(static i => i is null))
            return Alone(node);
        var isIntoStream = node.Node.Operation == "+" && !node.Form.IsNarrowed(node.Node);
        var left = isIntoStream ? Spread(node, 0) : node.As(0, node.Node.ElementType);
        var right = isIntoStream ? Spread(node, 1) : node.As(1, node.Node.ElementType);
        return Apply(node, left, right);
    }

    /// <summary>What is left of a sum of which a branch has gone.</summary>
    private static string Alone(NodeContext node) =>
        Enumerable.Range(0, node.Inputs.Count).Where(i => node.Inputs[i] is not null).Select(i => Spread(node, i)).FirstOrDefault()
            ?? throw node.Refuse("every operand has gone with its branch.");

    private static string Spread(NodeContext node, int operand)
    {
        var tensor = node.As(operand, node.Node.ElementType);
        var from = node.Operands[operand];
        return node.Form.IsNarrowed(from) && from.Shape.Count == node.Rank
            ? node.Spread(tensor, node.Form.Kept(from.Channels!), from.Channels!.DenseWidth, from.ChannelDimension)
            : tensor;
    }

    private static string WithNumber(NodeContext node)
    {
        var type = node.Node.ElementType;
        var (tensor, number) = (node.As(0, type), node.Graph.Scalar(node.Attributes.Double("scalar"), type));
        return node.Attributes.Bool("first") ? Apply(node, number, tensor) : Apply(node, tensor, number);
    }

    private static string Apply(NodeContext node, string left, string right) => node.Add(Operators[node.Node.Operation], [left, right]);
}
