using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Calls;

namespace PrunableNets.Generators.Emission.CSharp;

/// <summary>A <see cref="Call"/> in C#.</summary>
/// <param name="operands">The variables of the tensors.</param>
/// <param name="writer">Knows sizes and the device; null where no tensors are.</param>
/// <param name="node">The operation; null where no tensors are.</param>
internal sealed class CallText(IReadOnlyList<string> operands, ForwardWriter? writer = null, Node? node = null)
{
    /// <summary>The making of a module, which takes no tensors.</summary>
    public static string OfFactory(Call call) => new CallText([]).Write(call);

    public string Write(Call call)
    {
        var text = call.Kind switch
        {
            CallKind.Operator => $"{operands[0]} {call.Member} {operands[1]}",
            CallKind.Property => $"{operands[0]}.{call.Member}",
            CallKind.Module => Arguments(call),
            CallKind.Function => $"{(call.Owner.Length > 0 ? call.Owner + "." : "")}{call.Member}({Arguments(call)})",
            // What is filled in place is memory of its own: others may read the operand.
            _ when call.Member.EndsWith("_", StringComparison.Ordinal) =>
                $"{operands[0]}.new_empty({operands[0]}.shape).{call.Member}({Arguments(call)})",
            _ => $"{operands[0]}.{call.Member}({Arguments(call)})",
        };
        return call.ReturnsOperand ? text + ".alias()" : text;
    }

    /// <summary>How C# reads one of several results.</summary>
    public static string Accessor(int index, bool isArray) => isArray ? $"[{Literals.Of(index)}]" : $".Item{Literals.Of(index + 1)}";

    private string Arguments(Call call) =>
        string.Join(", ", call.Arguments.Where(a => a.Value is not FloatingTypeArgument || writer!.Floats is not null).Select(a => (a.Name is null ? "" : a.Name + ": ") + Text(a.Value)));

    private string Text(ArgumentValue value) => value switch
    {
        OperandArgument operand => operands[operand.Index],
        ConstantArgument { Value: var constant } => Literal(constant),
        SizeArgument size when writer?.Size(size.Expression, node!) is { } text => size.Value is int ? $"(int)({text})" : text,
        SizeArgument size => Literal(size.Value),
        EnumArgument member => $"global::{member.Type}.{member.Member}",
        ElementTypeArgument type => $"torch.ScalarType.{type.Type}",
        FloatingTypeArgument => $"{writer!.Floats}.dtype",
        DeviceArgument => $"{writer!.Device}.device",
        SizesArgument => $"new long[] {{ {writer!.Sizes(node!)} }}",
        BatchSizeArgument batch => $"{writer!.Batch} * {Literals.Of(batch.Factor)}",
        TrainingArgument training => training.IsNegated ? "!training" : "training",
        ArrayArgument array => $"new {array.Type}[] {{ {string.Join(", ", array.Items.Select(Text))} }}",
        TupleArgument tuple => $"({string.Join(", ", tuple.Items.Select(Text))})",
        CallResultArgument other => Write(other.Call),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "There are no words for it in C#."),
    };

    private static string Literal(object? constant) => constant switch
    {
        null => "null",
        bool truth => Literals.Of(truth),
        double number => Literals.Of(number),
        float number when float.IsNaN(number) || float.IsInfinity(number) => "(float)" + Literals.Of((double)number),
        float number => number.ToString("R", CultureInfo.InvariantCulture) + "f",
        string text => $"\"{text}\"",
        _ => Literals.Of(Convert.ToInt64(constant, CultureInfo.InvariantCulture)),
    };
}
