using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Elementwise;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Interpreter.Operations;

/// <summary>What type the elements of a constant have, so that a buffer of whole numbers is one in a slim network too.</summary>
internal static class ElementTypes
{
    private static readonly string[] Truths = ["eq", "ne", "lt", "le", "gt", "ge", "==", "!=", "<", "<=", ">", ">=", "logical_not", "logical_and", "logical_or", "logical_xor"];

    /// <summary>The member of <c>ScalarType</c>; null where it is that of floating-point tensors.</summary>
    public static string? Of(Node node) => node.ElementType;

    /// <summary>The type, from those of the inputs.</summary>
    public static string? Infer(Operation operation, IReadOnlyList<Node> inputs) => operation switch
    {
        CreationOperation creation => creation.Type,
        ZerosOperation { Type: { } type } => Whole(type),
        InputOperation given => given.IsInteger ? "Int64" : null,
        TensorOperand operand => ((TensorLayer)operand.Layer).ElementType,
        Conversion { Type: { } type } => Whole(type),
        Conversion => Of(inputs[1]),
        _ when Truths.Contains(operation.Name) => "Bool",
        Activation or Softmax => operation.Name is "abs" or "neg" or "sign" or "square" ? Of(inputs[0]) : null,
        ScalarArithmetic arithmetic => arithmetic.IsWhole ? Of(inputs[0]) : null,
        Arithmetic { Name: "/" } or { Name: "mean" } => null,
        _ when inputs.Count > 0 && inputs.All(i => Of(i) == Of(inputs[0])) => Of(inputs[0]),
        _ => null,
    };

    private static string? Whole(string type) => type.StartsWith("Float", System.StringComparison.Ordinal) ? null : type;
}
