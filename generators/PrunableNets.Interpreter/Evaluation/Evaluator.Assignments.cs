using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Evaluation;

/// <content>Variables: locals, fields, elements and properties, which are located once and then read and written.</content>
internal sealed partial class Evaluator
{
    /// <summary>
    /// The variable that an expression names. Its object and indices are evaluated here, before the value that is assigned, as C# has it.
    /// </summary>
    private Place Locate(IrExpression target, Frame frame, Scope scope)
    {
        switch (target)
        {
            case IrDeclareTarget declare:
                scope.Declare(declare.Slot, declare.Initial is null ? ScalarValue.Null : Evaluate(declare.Initial, frame, scope));
                return scope.PlaceOf(declare.Slot);
            case IrLocal local:
                return scope.PlaceOf(local.Slot);
            case IrThis:
                return new Place(() => frame.Self!, value => frame.Self!.Become((ObjectValue)value));
            case IrField { Target: null } field:
                var key = Static(frame.Close(field.Type), field.Name);
                return new Place(() => StaticValue(key, field.Origin), value => statics[key] = ObjectValue.Copied(value));
            case IrField field:
                return FieldOf(Evaluate(field.Target!, frame, scope), field);
            case IrElement { Index: not IrRange } element:
                return LocateElement(element, frame, scope);
            case IrProperty property:
                return LocateProperty(property, frame, scope);
            case IrAccessor accessor:
                return LocateAccessor(accessor, frame, scope);
            case IrCall call when EvaluateCall(call, frame, scope) is ReferenceValue reference:
                return reference.Place;
            case IrConditional choice:
                return Locate(IsTrue(choice.Condition, frame, scope) ? choice.WhenTrue : choice.WhenFalse, frame, scope);
            case IrConditionalAccess or IrAssign:
                throw Stop(FindingKind.UnsupportedConstruct, target.Origin, "a variable behind another expression");
            case IrUnsupported unsupported:
                throw Stop(FindingKind.UnsupportedConstruct, unsupported.Origin, unsupported.Construct);
            default:
                throw Stop(FindingKind.UnsupportedConstruct, target.Origin, $"an assignment to {target.GetType().Name.Substring(2)}");
        }
    }

    /// <summary>How often anything has been assigned so far: whether a call changes more than its result shows from this.</summary>
    public int Writes { get; private set; }

    private void Write(Place place, Value value)
    {
        Writes++;
        place.Value = value;
    }

    private Value Assign(IrAssign assign, Frame frame, Scope scope)
    {
        if (assign.IsRef)
        {
            if (assign.Target is not IrLocal local || Evaluate(assign.Value, frame, scope) is not ReferenceValue reference)
                throw Stop(FindingKind.UnsupportedConstruct, assign.Origin, "a ref assignment to something that is no local");
            scope.Rebind(local.Slot, reference);
            return reference;
        }
        if (assign.Target is IrDeconstruct or IrTuple)
            return Deconstruct(
                assign.Target as IrDeconstruct ?? new IrDeconstruct(
                    assign.Origin, ((IrTuple)assign.Target).Elements.Select(static e => (IrExpression?)e).ToEquatable(), assign.Value),
                assign.Value, frame, scope);
        var place = Locate(assign.Target, frame, scope);
        var value = Evaluate(assign.Value, frame, scope);
        Write(place, assign.Target is IrLocal variable ? Named(value, variable.Name) : value);
        return value;
    }

    /// <summary>Assigns a value that is there already: the item of a loop.</summary>
    private void Assign(IrExpression target, Value value, Frame frame, Scope scope)
    {
        if (target is IrDeclareTarget declare)
            scope.Declare(declare.Slot, value);
        else if (target is IrDeconstruct apart)
            Spread(Places(apart, frame, scope), apart, value, frame);
        else
            Write(Locate(target, frame, scope), value);
    }

    /// <summary>All variables are located, then the value is evaluated and comes apart, then it is assigned.</summary>
    private Value Deconstruct(IrDeconstruct deconstruct, IrExpression source, Frame frame, Scope scope)
    {
        var places = Places(deconstruct, frame, scope);
        var value = Evaluate(source, frame, scope);
        Spread(places, deconstruct, value, frame);
        return value;
    }

    private static string NameOf(IrExpression? variable) =>
        variable switch { IrDeclareTarget declare => declare.Name, IrLocal local => local.Name, _ => null } ?? "";

    private object?[] Places(IrDeconstruct deconstruct, Frame frame, Scope scope) => deconstruct.Targets
        .Select(t => t is null ? null : t is IrDeconstruct inner ? Places(inner, frame, scope) : (object)Locate(t, frame, scope)).ToArray();

    private void Spread(object?[] places, IrDeconstruct deconstruct, Value value, Frame frame)
    {
        var parts = TakenApart(value, deconstruct.Method, places.Length, deconstruct.Origin, frame)
            ?? throw Stop(
                FindingKind.UnsupportedConstruct, deconstruct.Origin,
                $"a deconstruction of {value.Describe()} into {places.Length} variables");
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] is Place place)
                Write(place, Named(parts[i], NameOf(deconstruct.Targets[i])));
            else if (places[i] is object?[] inner && deconstruct.Targets[i] is IrDeconstruct nested)
                Spread(inner, nested, parts[i], frame);
        }
    }

    /// <summary>The parts of a tuple, of a record, or of what has a <c>Deconstruct</c>; null for other values.</summary>
    private IReadOnlyList<Value>? TakenApart(Value value, IrDeconstruction? how, int count, int origin, Frame frame)
    {
        Known(value, origin, "a deconstruction");
        if (value is TupleValue tuple)
            return tuple.Elements.Length == count ? tuple.Elements : null;
        if (IsNull(value) && how is not null)
            throw Throw(new System.NullReferenceException(), origin, "null comes apart");
        var instance = value as ObjectValue;
        if (how is { Members.Count: > 0 } && instance is not null)
            return how.Members.Select(m => Member(instance, m, origin)).ToArray();
        if (how?.Method is not { } method || !methods.TryGetValue(method.Id, out var body) || (instance is null && !body.IsStatic))
            return null;
        var parts = new Value[count];
        var outs = Enumerable.Range(0, count)
            .Select(i => (Value)new ReferenceValue(new Place(() => parts[i], v => parts[i] = ObjectValue.Copied(v)))).ToList();
        if (body.IsStatic)
            outs.Insert(0, value);
        Run(
            body.IsStatic ? body : FindOverride(method, instance!.Type, false) ?? body, body.IsStatic ? null : instance,
            outs, null, origin, TypesOf(method, instance, frame));
        return parts;
    }

    /// <summary>A member of a record, through its getter where it has one.</summary>
    private Value Member(ObjectValue instance, IrRecordMember member, int origin) =>
        member.Getter is { } getter
            && FindOverride(getter, instance.Type, false) is { } body ? Run(body, instance, [], null, origin, instance.Types)
        : instance.Fields.TryGetValue(member.Type + "." + member.Name, out var value) ? value
        : throw Stop(FindingKind.UnsupportedConstruct, origin, $"{member.Name} of {instance.Describe()}");

    private string Static(string type, string name)
    {
        EnsureStatics(type);
        return type + "." + name;
    }

    private Value StaticValue(string key, int origin) => statics.TryGetValue(key, out var known)
        ? known
        : new UnsupportedValue($"the static {key.Substring(key.LastIndexOf('.') + 1)} has no value", origin);

    private Place FieldOf(Value owner, IrField field)
    {
        if (owner is TupleValue tuple && field.Name.StartsWith("Item", System.StringComparison.Ordinal)
            && int.TryParse(field.Name.Substring(4), out var index))
            return new Place(() => tuple.Elements[index - 1], value => tuple.Elements[index - 1] = ObjectValue.Copied(value));
        if (owner is ObjectValue instance)
            return new Place(
                () => instance.Fields.TryGetValue(field.Key, out var value)
                    ? value
                    : new UnsupportedValue($"{field.Name} is never set", field.Origin),
                value => instance.Fields[field.Key] = ObjectValue.Copied(value));
        return new Place(() => throw NotAnObject(owner, field.Name, field.Origin), _ => throw NotAnObject(owner, field.Name, field.Origin));
    }

    private Value ReadField(IrField field, Frame frame, Scope scope)
    {
        if (field.Target is null)
            return StaticValue(Static(frame.Close(field.Type), field.Name), field.Origin);
        var owner = Evaluate(field.Target, frame, scope);
        if (owner is ObjectValue instance)
            return instance.Fields.TryGetValue(field.Key, out var value)
                ? value
                : new UnsupportedValue($"{field.Name} is never set", field.Origin);
        return FieldOf(owner, field).Value;
    }

    private Place LocateProperty(IrProperty property, Frame frame, Scope scope)
    {
        var owner = property.Target is null ? null : Evaluate(property.Target, frame, scope);
        var arguments = EvaluateArguments(property.Arguments, frame, scope);
        return new Place(
            () => ReadProperty(property, owner, arguments),
            value => catalogue.WriteProperty(this, property, owner, Values(arguments), ObjectValue.Copied(value)));
    }

    private Value ReadProperty(IrProperty property, Frame frame, Scope scope) => ReadProperty(
        property, property.Target is null ? null : Evaluate(property.Target, frame, scope),
        EvaluateArguments(property.Arguments, frame, scope));

    private Value ReadProperty(IrProperty property, Value? target, Catalogue.Argument[] arguments)
    {
        if (target is not null && IsNull(target) && property.Type != "System.Nullable")
            throw NotAnObject(target, property.Name, property.Origin);
        if (target is UnknownValue)
            return target;
        return AskCatalogue(() => catalogue.ReadProperty(this, property, target, arguments), property.Name, property.Origin);
    }

    private Place LocateAccessor(IrAccessor accessor, Frame frame, Scope scope)
    {
        var owner = accessor.Target is null ? null : Evaluate(accessor.Target, frame, scope);
        var arguments = EvaluateArguments(accessor.Arguments, frame, scope);
        Value Ask(IrMethodReference? method, Catalogue.Argument[] given)
        {
            if (owner is not null && IsNull(owner))
                throw NotAnObject(owner, accessor.Getter?.Name ?? "a property", accessor.Origin);
            if (method is not null)
                method = Closed(
                    accessor.Constraint is { } constraint ? StaticMember(method, frame.Close(constraint), accessor.Origin) : method, frame);
            return method is null
                ? throw Stop(FindingKind.UnsupportedConstruct, accessor.Origin, "a property without that accessor")
                : Dispatch(method, owner, given, accessor.IsBaseCall, accessor.Origin, TypesOf(method, owner, frame));
        }
        return new Place(
            () => Ask(accessor.Getter, arguments) is var read && read is ReferenceValue reference ? reference.Place.Value : read,
            value =>
            {
                if (accessor.Setter is null && accessor.Getter is not null && Ask(accessor.Getter, arguments) is ReferenceValue variable)
                    variable.Place.Value = value;
                else if (accessor.Setter is null && frame.Self == owner && accessor.Getter is { } getter && owner is ObjectValue own)
                    own.Fields[getter.Type + "." + getter.Name.Substring("get_".Length)] = ObjectValue.Copied(value);
                else
                    Ask(accessor.Setter, [.. arguments, new Catalogue.Argument("value", value, accessor.Origin)]);
            });
    }

    private EvaluationException NotAnObject(Value value, string member, int origin) => value switch
    {
        UnknownValue unknown => Stop(unknown.Kind, unknown.Origin == 0 ? origin : unknown.Origin, unknown.Refusal(member)),
        _ when IsNull(value) => Throw(new System.NullReferenceException(), origin, $"{member} of null"),
        _ => Stop(FindingKind.UnsupportedConstruct, origin, $"{member} of {value.Describe()}"),
    };
}
