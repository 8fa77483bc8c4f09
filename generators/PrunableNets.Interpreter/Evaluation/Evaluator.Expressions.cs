using System.Collections.Generic;
using System.Linq;
using System.Text;
using PrunableNets.Interpreter.Catalogue;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Evaluation;

/// <content>Expressions.</content>
internal sealed partial class Evaluator
{
    private Value Evaluate(IrExpression expression, Frame frame, Scope scope)
    {
        Spend(expression.Origin);
        switch (expression)
        {
            case IrLiteral literal:
                return new ScalarValue(literal.Value);
            case IrEnum member:
                return new EnumValue(member.Type, member.Member, member.Value);
            case IrLocal local:
                return scope.TryGet(local.Slot, out var value) ? InMode(value) : new UnknownValue($"'{local.Name}' has no value here", local.Origin);
            case IrThis:
                return frame.Self ?? throw Stop(FindingKind.UnsupportedConstruct, expression.Origin, "'this' in a static method");
            case IrField field:
                return InMode(ReadField(field, frame, scope));
            case IrProperty property:
                return ReadProperty(property, frame, scope);
            case IrCall call:
                return EvaluateCall(call, frame, scope);
            case IrNew creation:
                return Create(creation, frame, scope);
            case IrWith copy:
                return CopyWith(copy, frame, scope);
            case IrArray array:
                return EvaluateArray(array, frame, scope);
            case IrNewArray array:
                return EvaluateNewArray(array, frame, scope);
            case IrAssign assign:
                var (place, at) = Once(assign.Target, frame, scope);
                return Assign(place, Evaluate(assign.Value, frame, scope), frame, at);
            case IrCompoundAssign or IrIncrement or IrCoalesceAssign:
                return EvaluateUpdate(expression, frame, scope);
            case IrBinary binary:
                return EvaluateBinary(binary, frame, scope);
            case IrUnary unary:
                return EvaluateUnary(unary, frame, scope);
            case IrConvert convert:
                return Numbers.Convert(Evaluate(convert.Operand, frame, scope), convert.Type);
            case IrAs cast:
                var operand = Evaluate(cast.Operand, frame, scope);
                return IsOfType(operand, cast.Type) ? operand : ScalarValue.Null;
            case IrConditional conditional:
                var choice = Evaluate(conditional.Condition, frame, scope);
                if (choice is TrainingFlag flag)
                    return EvaluateBoth(conditional, flag, frame, scope);
                return Evaluate(Truth(choice, conditional.Condition.Origin) ? conditional.WhenTrue : conditional.WhenFalse, frame, scope);
            case IrCoalesce coalesce:
                var first = Known(Evaluate(coalesce.Value, frame, scope), coalesce.Value.Origin, "??");
                return IsNull(first) ? Evaluate(coalesce.WhenNull, frame, scope) : first;
            case IrConditionalAccess access:
                return EvaluateConditionalAccess(access, frame, scope);
            case IrLambda lambda:
                return new FunctionValue(lambda.Method, frame, scope);
            case IrMethodGroup group:
                return new MethodGroupValue(group.Target is null ? null : Evaluate(group.Target, frame, scope), group.Method, group.Parameters);
            case IrInvoke invoke:
                return Invoke(Evaluate(invoke.Target, frame, scope), EvaluateArguments(invoke.Arguments, frame, scope).Select(static a => a.Value).ToArray(), invoke.Origin);
            case IrTuple tuple:
                return new TupleValue(tuple.Elements.Select(e => Evaluate(e, frame, scope)).ToArray());
            case IrDeconstruct deconstruct:
                return Deconstruct(deconstruct, Evaluate(deconstruct.Value, frame, scope), frame, scope);
            case IrElement element:
                return ReadElement(element, frame, scope);
            case IrRange range:
                return new TupleValue(range.Start is null ? ScalarValue.Null : Evaluate(range.Start, frame, scope), range.End is null ? ScalarValue.Null : Evaluate(range.End, frame, scope));
            case IrFromEnd fromEnd:
                // A tensor counts from the end with negative numbers.
                return Numbers.Apply(IrUnaryOperator.Minus, Evaluate(fromEnd.Offset, frame, scope)) ?? new UnknownValue("an index from the end", fromEnd.Origin);
            case IrInterpolation interpolation:
                return Interpolate(interpolation, frame, scope);
            case IrIs test:
                return new ScalarValue(Matches(test.Pattern, Known(Evaluate(test.Value, frame, scope), test.Value.Origin, "a pattern"), frame, scope));
            case IrSwitchExpression branches:
                return EvaluateSwitch(branches, frame, scope);
            case IrThrowExpression thrown:
                throw Thrown(thrown.Exception, thrown.Origin, frame, scope);
            case IrUnsupported unsupported:
                throw Stop(FindingKind.UnsupportedConstruct, unsupported.Origin, unsupported.Construct);
            default:
                throw Stop(FindingKind.UnsupportedConstruct, expression.Origin, expression.GetType().Name);
        }
    }

    private ListValue EvaluateArray(IrArray array, Frame frame, Scope scope)
    {
        var items = new List<Value>();
        foreach (var element in array.Elements)
        {
            if (element is IrSpread spread)
                items.AddRange(Items(Evaluate(spread.Items, frame, scope), spread.Origin));
            else
                items.Add(Evaluate(element, frame, scope));
        }
        return new ListValue(items);
    }

    private Value EvaluateNewArray(IrNewArray array, Frame frame, Scope scope)
    {
        var length = Known(Evaluate(array.Length, frame, scope), array.Origin, "the length of an array");
        var count = Numbers.ToLong(length) ?? throw Stop(FindingKind.UnknownValue, array.Origin, $"the length of an array is {length.Describe()}");
        if (count < 0 || count > limits.CollectionSize)
            throw Stop(FindingKind.BudgetExhausted, array.Origin, $"an array of {count} elements; at most {limits.CollectionSize} are evaluated");
        var item = Evaluate(array.Default, frame, scope);
        return new ListValue(Enumerable.Repeat(item, (int)count));
    }

    private Value EvaluateConditionalAccess(IrConditionalAccess access, Frame frame, Scope scope)
    {
        var receiver = Known(Evaluate(access.Receiver, frame, scope), access.Receiver.Origin, "?.");
        if (IsNull(receiver))
            return ScalarValue.Null;
        var inner = new Scope(scope);
        inner.Declare(access.Slot, receiver);
        return Evaluate(access.WhenNotNull, frame, inner);
    }

    private ScalarValue Interpolate(IrInterpolation interpolation, Frame frame, Scope scope)
    {
        var text = new StringBuilder();
        foreach (var part in interpolation.Parts)
            text.Append(Text(Evaluate(part, frame, scope), part.Origin));
        return new ScalarValue(text.ToString());
    }

    /// <summary>What <c>ToString</c> gives, where that is the framework's.</summary>
    public string Text(Value value, int origin) => Numbers.ToText(Known(value, origin, "a text")) ?? throw Stop(FindingKind.UnsupportedConstruct, origin, $"the text of {value.Describe()}");

    private Value EvaluateSwitch(IrSwitchExpression choice, Frame frame, Scope scope)
    {
        var value = Known(Evaluate(choice.Value, frame, scope), choice.Value.Origin, "the branch of a switch");
        foreach (var arm in choice.Arms)
        {
            var inner = new Scope(scope);
            if (Matches(arm.Pattern, value, frame, inner) && (arm.Guard is null || IsTrue(arm.Guard, frame, inner)))
                return Evaluate(arm.Value, frame, inner);
        }
        throw Stop(FindingKind.Throws, choice.Origin, $"no arm of the switch matches {value.Describe()}");
    }

    /// <summary>The elements of anything that can be enumerated.</summary>
    public IReadOnlyList<Value> Items(Value collection, int origin) => Known(collection, origin, "a loop") switch
    {
        ListValue list => list.Items,
        DictionaryValue dictionary => dictionary.Entries.Select(static e => (Value)new TupleValue(e.Key, e.Item)).ToArray(),
        ModuleValue { Kind: ModuleKind.List, Tensors: { Count: > 0 } tensors } => tensors.Select(t => (Value)Append(new TensorOperand(t.Layer), origin)).ToArray(),
        ModuleValue { Kind: ModuleKind.List or ModuleKind.Sequential } module => module.Children.Select(static c => (Value)c.Module).ToArray(),
        ModuleValue { Kind: ModuleKind.Dictionary, Tensors.Count: 0 } modules => modules.Children.Select(static c => (Value)new TupleValue(new ScalarValue(c.Name), c.Module)).ToArray(),
        var other => throw Stop(FindingKind.UnsupportedConstruct, origin, $"{other.Describe()} cannot be enumerated"),
    };

    public static bool IsNull(Value value) => value is ScalarValue { Object: null };
}
