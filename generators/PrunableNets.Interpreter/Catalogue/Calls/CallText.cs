using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Calls;

/// <summary>The C# text of a call as it was evaluated: constants as literals, tensors as {0}, {1}, ..., arguments by name so that the same overload is meant.</summary>
internal sealed class CallText
{
    private readonly CallContext call;
    private readonly List<Node> operands = [];

    private CallText(CallContext call) => this.call = call;

    /// <param name="call">The call.</param>
    /// <param name="owner">The static class of the function, for a call without a target.</param>
    /// <param name="member">The member to call, where it is another one than the user's.</param>
    public static (string Format, Node[] Operands) Of(CallContext call, string owner, string? member = null)
    {
        var text = new CallText(call);
        var target = call.Target is TensorValue tensor ? text.Operand(tensor) : owner;
        return ($"{target}.{member ?? call.Member}({text.Arguments(call.Arguments)})", text.operands.ToArray());
    }

    /// <summary>The arguments alone, of a function that has its tensors elsewhere.</summary>
    public static string ArgumentsOf(CallContext call) => new CallText(call).Arguments(call.Arguments);

    /// <summary>The call of a layer's factory. Weights are copied from the dense network, whatever device and type they are of.</summary>
    public static string FactoryOf(CallContext call) =>
        $"{call.Member}({new CallText(call).Arguments(call.Arguments.Where(static a => a.Name is not ("device" or "dtype")))})".Replace("{{", "{").Replace("}}", "}");

    private string Arguments(IEnumerable<Argument> arguments) =>
        string.Join(", ", arguments.Where(static a => !Evaluation.Evaluator.IsNull(a.Value)).Select(a => $"{a.Name}: {Argument(a.Name, a.Value)}"));

    private string Argument(string name, Value value) => call.Evaluator.Known(value, call.Origin, $"'{name}' of {call.Member}") switch
    {
        TensorValue tensor => Operand(tensor),
        ScalarValue { Object: { } scalar } => Escaped(Literal(name, scalar)),
        EnumValue { Member: var known } member when known.Length > 0 && char.IsLetter(known[0]) => $"global::{member.Type}.{member.Member}",
        DimensionValue size => $"{call.Evaluator.Graph.BatchSize} * {CSharp.Literal(size.Dimension.Factor)}",
        TrainingFlag flag => flag.Describe(),
        NeutralValue { Type: "the tensor's device" } => "input.device",
        TupleValue tuple => $"({string.Join(", ", tuple.Elements.Select(e => Argument(name, e)))})",
        ListValue { Items: var items } when items.All(static i => i is TensorValue) && items.Count > 0 => Array("Tensor", name, items),
        ListValue { Items: var items } => Array(items.Any(static i => i is ScalarValue { Object: double }) ? "double" : items.Any(static i => i is ScalarValue { Object: int }) ? "int" : "long", name, items),
        var other => throw call.Refuse($"'{name}' of {call.Member} is {other.Describe()}, which cannot be written into generated code"),
    };

    private string Array(string type, string name, IEnumerable<Value> items) => $"new {type}[] {{{{ {string.Join(", ", items.Select(i => Argument(name, i)))} }}}}";

    private string Literal(string name, object scalar) => scalar switch
    {
        bool truth => CSharp.Literal(truth),
        double number => CSharp.Literal(number),
        float number => float.IsNaN(number) || float.IsInfinity(number) ? "(float)" + CSharp.Literal((double)number) : number.ToString("R", CultureInfo.InvariantCulture) + "f",
        string text when text.All(static c => c is > ' ' and < '\x7f' and not ('"' or '\\')) => $"\"{text}\"",
        int or long or short or byte => CSharp.Literal(Convert.ToInt64(scalar, CultureInfo.InvariantCulture)),
        _ => throw call.Refuse($"'{name}' of {call.Member} is {scalar}, which cannot be written into generated code"),
    };

    private static string Escaped(string text) => text.Replace("{", "{{").Replace("}", "}}");

    private string Operand(TensorValue tensor)
    {
        operands.Add(tensor.Node);
        return "{" + CSharp.Literal(operands.Count - 1) + "}";
    }
}
