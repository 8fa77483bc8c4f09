using System.Linq;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Evaluation;

/// <content>Reading and writing of locals, fields, elements and properties.</content>
internal sealed partial class Evaluator
{
    /// <summary>
    /// A target whose object and indices have been evaluated: before the value that is assigned, and no second time when the target is read first, as C#
    /// has it. They are in locals of a block of their own, under slots that no program has.
    /// </summary>
    private (IrExpression Target, Scope Scope) Once(IrExpression target, Frame frame, Scope scope)
    {
        if (target is not (IrElement { Index: not IrRange } or IrField { Target: not (null or IrThis) } or IrProperty { Target: not null }))
            return (target, scope);
        var inner = new Scope(scope);
        var slot = -1;
        IrExpression Held(IrExpression expression)
        {
            inner.Declare(--slot, Evaluate(expression, frame, scope));
            return new IrLocal(expression.Origin, slot, "");
        }
        return (target switch
        {
            IrElement { Index: IrFromEnd fromEnd } element => element with { Array = Held(element.Array), Index = fromEnd with { Offset = Held(fromEnd.Offset) } },
            IrElement element => element with { Array = Held(element.Array), Index = Held(element.Index) },
            IrField field => field with { Target = Held(field.Target!) },
            IrProperty property => property with { Target = Held(property.Target!), Arguments = property.Arguments.Select(a => a with { Value = Held(a.Value) }).ToEquatable() },
            _ => target,
        }, inner);
    }

    private Value Assign(IrExpression target, Value value, Frame frame, Scope scope)
    {
        switch (target)
        {
            case IrDeclareTarget declare:
                scope.Declare(declare.Slot, value);
                break;
            case IrLocal local:
                scope.Assign(local.Slot, value);
                break;
            case IrField { Target: null } field:
                EnsureStatics(field.Type);
                statics[field.Type + "." + field.Name] = value;
                break;
            case IrField { Target: { } owner } field:
                Object(owner, frame, scope).Fields[field.Name] = value;
                break;
            case IrElement element:
                WriteElement(element, value, frame, scope);
                break;
            case IrProperty { Arguments.Count: > 0, Target: { } owner } indexer:
                var keys = indexer.Arguments.Select(a => Evaluate(a.Value, frame, scope)).ToArray();
                catalogue.WriteIndexer(this, Evaluate(owner, frame, scope), keys.Length == 1 ? keys[0] : new ListValue(keys), value, indexer.Origin);
                break;
            case IrProperty { Target: { } owner } property:
                // Setting a library object's property (a weight, a flag) leaves the structure as it is, except on the network's own tensors.
                if (Evaluate(owner, frame, scope) is TensorValue)
                    throw Stop(FindingKind.UnsupportedConstruct, target.Origin, $"setting {property.Name} of a tensor");
                break;
            case IrTuple tuple:
                Spread(tuple.Elements.Select(static e => (IrExpression?)e).ToArray(), value, target.Origin, frame, scope);
                break;
            case IrDeconstruct { Targets: var targets }:
                Spread(targets.ToArray(), value, target.Origin, frame, scope);
                break;
            case IrUnsupported unsupported:
                throw Stop(FindingKind.UnsupportedConstruct, unsupported.Origin, unsupported.Construct);
            default:
                throw Stop(FindingKind.UnsupportedConstruct, target.Origin, $"an assignment to {target.GetType().Name.Substring(2)}");
        }
        return value;
    }

    private Value Deconstruct(IrDeconstruct deconstruct, Value value, Frame frame, Scope scope)
    {
        Spread(deconstruct.Targets.ToArray(), value, deconstruct.Origin, frame, scope);
        return value;
    }

    private void Spread(IrExpression?[] targets, Value value, int origin, Frame frame, Scope scope)
    {
        if (Known(value, origin, "a deconstruction") is not TupleValue tuple || tuple.Elements.Length != targets.Length)
            throw Stop(FindingKind.UnsupportedConstruct, origin, $"a deconstruction of {value.Describe()} into {targets.Length} variables");
        for (var i = 0; i < targets.Length; i++)
            if (targets[i] is { } target)
                Assign(target, tuple.Elements[i], frame, scope);
    }

    private Value ReadField(IrField field, Frame frame, Scope scope)
    {
        if (field.Target is null)
        {
            EnsureStatics(field.Type);
            return statics.TryGetValue(field.Type + "." + field.Name, out var known) ? known : new UnknownValue($"the static {field.Name} has no value", field.Origin);
        }
        var owner = Evaluate(field.Target, frame, scope);
        if (owner is TupleValue tuple && field.Name.StartsWith("Item", System.StringComparison.Ordinal) && int.TryParse(field.Name.Substring(4), out var index))
            return tuple.Elements[index - 1];
        if (owner is ObjectValue instance)
            return instance.Fields.TryGetValue(field.Name, out var value) ? value : new UnknownValue($"{field.Name} is never set", field.Origin);
        throw NotAnObject(owner, field.Name, field.Origin);
    }

    private Value ReadProperty(IrProperty property, Frame frame, Scope scope)
    {
        var target = property.Target is null ? null : Evaluate(property.Target, frame, scope);
        if (target is not null && IsNull(target) && property.Type != "System.Nullable")
            throw NotAnObject(target, property.Name, property.Origin);
        if (target is UnknownValue)
            return target;
        var arguments = EvaluateArguments(property.Arguments, frame, scope);
        return AskCatalogue(() => catalogue.ReadProperty(this, property, target, arguments), property.Name, property.Origin);
    }

    private Value ReadElement(IrElement element, Frame frame, Scope scope)
    {
        var array = Known(Evaluate(element.Array, frame, scope), element.Origin, "an element");
        if (array is not (ListValue or ModuleValue { Kind: ModuleKind.List or ModuleKind.Sequential }))
            throw Stop(FindingKind.UnsupportedConstruct, element.Origin, $"an element of {array.Describe()}");
        var list = array as ListValue ?? new ListValue(Items(array, element.Origin));
        if (element.Index is IrRange range)
        {
            var start = range.Start is null ? 0 : Position(range.Start, list, frame, scope);
            var end = range.End is null ? list.Items.Count : Position(range.End, list, frame, scope);
            return new ListValue(list.Items.Skip(start).Take(end - start));
        }
        return list.Items[Checked(Position(element.Index, list, frame, scope), list, element.Origin)];
    }

    private void WriteElement(IrElement element, Value value, Frame frame, Scope scope)
    {
        if (Evaluate(element.Array, frame, scope) is not ListValue list)
            throw Stop(FindingKind.UnsupportedConstruct, element.Origin, "an assignment to an element of something that is no list");
        list.Items[Checked(Position(element.Index, list, frame, scope), list, element.Origin)] = value;
    }

    private int Position(IrExpression index, ListValue list, Frame frame, Scope scope)
    {
        if (index is IrFromEnd fromEnd)
            return list.Items.Count - Position(fromEnd.Offset, list, frame, scope);
        var value = Known(Evaluate(index, frame, scope), index.Origin, "an index");
        return (int)(Numbers.ToLong(value) ?? throw Stop(FindingKind.UnknownValue, index.Origin, $"an index is {value.Describe()}"));
    }

    private int Checked(int index, ListValue list, int origin) => index >= 0 && index < list.Items.Count
        ? index
        : throw Stop(FindingKind.Throws, origin, $"index {index} is outside of a list of {list.Items.Count}");

    private ObjectValue Object(IrExpression owner, Frame frame, Scope scope)
    {
        var value = Evaluate(owner, frame, scope);
        return value as ObjectValue ?? throw NotAnObject(value, "a member", owner.Origin);
    }

    private EvaluationException NotAnObject(Value value, string member, int origin) => value switch
    {
        UnknownValue unknown => Stop(FindingKind.UnknownValue, unknown.Origin == 0 ? origin : unknown.Origin, $"{member} is read of a value that is only known at run time: {unknown.Reason}"),
        _ when IsNull(value) => Stop(FindingKind.Throws, origin, $"{member} of null"),
        _ => Stop(FindingKind.UnsupportedConstruct, origin, $"{member} of {value.Describe()}"),
    };
}
