using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Calls;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Calls;

/// <summary>A call as it was evaluated: constants as they are, tensors as operands, arguments by name so that the same overload is meant.</summary>
internal sealed class CarriedCall
{
    private readonly CallContext call;
    private readonly List<Node> operands = [];

    private CarriedCall(CallContext call) => this.call = call;

    /// <param name="call">The call.</param>
    /// <param name="owner">The static class of the function, for a call without a target.</param>
    /// <param name="member">The member to call, where it is another one than the user's.</param>
    public static (Call Call, Node[] Operands) Of(CallContext call, string owner, string? member = null)
    {
        var carried = new CarriedCall(call);
        if (call.Target is TensorValue tensor)
            carried.Operand(tensor);
        var arguments = carried.Arguments(call.Arguments);
        var data = call.Target is TensorValue ? Call.Method(member ?? call.Member, arguments) : Call.Function(owner, member ?? call.Member, arguments);
        return (data, carried.operands.ToArray());
    }

    /// <summary>The arguments alone, of a function that has its tensors elsewhere.</summary>
    public static CallArgument[] ArgumentsOf(CallContext call) => new CarriedCall(call).Arguments(call.Arguments);

    /// <summary>The call of a layer's factory. Weights are copied from the dense network, whatever device and type they are of.</summary>
    public static Call FactoryOf(CallContext call) =>
        Call.Function("", call.Member, new CarriedCall(call).Arguments(call.Arguments.Where(static a => a.Name is not ("device" or "dtype"))));

    private CallArgument[] Arguments(IEnumerable<Argument> arguments) =>
        [.. arguments.Where(static a => !Evaluation.Evaluator.IsNull(a.Value)).Select(a => new CallArgument(a.Name, Argument(a.Name, a.Value)))];

    private ArgumentValue Argument(string name, Value value) => call.Evaluator.Known(value, call.Origin, $"'{name}' of {call.Member}") switch
    {
        TensorValue tensor => Operand(tensor),
        ScalarValue { Object: int or long, Size: { } size } number => new SizeArgument(number.Object, size),
        ScalarValue { Object: { } scalar } => Constant(name, scalar),
        EnumValue { Member: var known } member when known.Length > 0 && char.IsLetter(known[0]) => new EnumArgument(member.Type, member.Member),
        DimensionValue size => new BatchSizeArgument(size.Dimension.Factor),
        TrainingFlag flag => new TrainingArgument(flag.IsNegated),
        NeutralValue { Type: "the tensor's device" } => new DeviceArgument(),
        TupleValue tuple => new TupleArgument(tuple.Elements.Select(e => Argument(name, e)).ToArray()),
        ListValue { Items: var items } when items.All(static i => i is TensorValue) && items.Count > 0 => Array("Tensor", name, items),
        ListValue { Items: var items } => Array(items.Any(static i => i is ScalarValue { Object: double }) ? "double" : items.Any(static i => i is ScalarValue { Object: int }) ? "int" : "long", name, items),
        var other => throw call.Refuse($"'{name}' of {call.Member} is {other.Describe()}, which cannot be written into generated code"),
    };

    private ArrayArgument Array(string type, string name, IEnumerable<Value> items) => new(type, items.Select(i => Argument(name, i)).ToArray());

    private ConstantArgument Constant(string name, object scalar) => scalar switch
    {
        bool or double or float or int or long or short or byte => new ConstantArgument(scalar),
        string text when text.All(static c => c is > ' ' and < '\x7f' and not ('"' or '\\')) => new ConstantArgument(text),
        _ => throw call.Refuse($"'{name}' of {call.Member} is {scalar}, which cannot be written into generated code"),
    };

    private OperandArgument Operand(TensorValue tensor)
    {
        operands.Add(tensor.Node);
        return new OperandArgument(operands.Count - 1);
    }
}
