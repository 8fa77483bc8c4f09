using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Bcl;

/// <summary>What every object has: text, equality, order, type; enums, and enumerators that the program moves itself.</summary>
internal static class ObjectMembers
{
    /// <summary>The answer of a member that belongs to every value; null for all others.</summary>
    public static Value? Call(Evaluator evaluator, IrMethodReference method, Value target, Argument[] arguments, int origin)
    {
        if (target is UnknownValue or TensorValue or NeutralValue || (target is ModuleValue && method.Name != "GetType"))
            return null;
        switch (method.Name, arguments.Length)
        {
            case ("ToString", 0) when target is ObjectValue instance && evaluator.CallOwn(instance, "M:System.Object.ToString", [], origin) is { } own:
                return own;
            case ("ToString", 0) when target is not ScalarValue { Object: System.Text.StringBuilder or Exception }:
                return new ScalarValue(evaluator.Text(target, origin));
            case ("ToString", 1 or 2) when target is EnumValue && arguments.All(static a => a.Value is ScalarValue):
                return new ScalarValue(Cultures.Format(evaluator, target, (arguments[0].Value as ScalarValue)?.Object as string ?? "G", false, origin));
            case ("ToString", 1) when target is ScalarValue { Object: IFormattable } && arguments[0].Value is ScalarValue { Object: string format }:
                return new ScalarValue(Cultures.Format(evaluator, target, format, false, origin));
            case ("Equals", 1) when target is not ScalarValue { Object: System.Text.StringBuilder }:
                return new ScalarValue(Equality.AreSame(evaluator, target, arguments[0].Value, origin));
            case ("CompareTo", 1) when target is not FunctionValue:
                return new ScalarValue(Equality.Compare(evaluator, target, arguments[0].Value, origin));
            case ("GetType", 0):
                return new TypeValue(NameOf(target) ?? throw evaluator.Stop(FindingKind.UnsupportedConstruct, origin, $"the type of {target.Describe()}"));
            case ("GetHashCode", _):
                throw evaluator.Stop(FindingKind.UnsupportedConstruct, origin, "a hash code");
            case ("HasFlag", 1) when target is EnumValue { Number: { } all } && arguments[0].Value is EnumValue { Number: { } wanted }:
                return new ScalarValue((Evaluator.Bits(all) & Evaluator.Bits(wanted)) == Evaluator.Bits(wanted));
            case ("GetEnumerator", 0):
                return new EnumeratorValue(evaluator.Sequence(target, origin).GetEnumerator());
            case ("MoveNext", 0) when target is EnumeratorValue enumerator:
                return new ScalarValue(enumerator.Items.MoveNext());
            case ("Dispose", 0) when target is EnumeratorValue enumerator:
                enumerator.Items.Dispose();
                return ScalarValue.Null;
            default:
                return null;
        }
    }

    /// <summary>A property that a value has whatever its static type.</summary>
    public static Value? Read(Evaluator evaluator, string name, Value? target, int origin) => (name, target) switch
    {
        ("Current", EnumeratorValue enumerator) => enumerator.Items.Current,
        ("Key", GroupingValue group) => group.Key,
        ("Key", TupleValue { Elements.Length: 2 } pair) => pair.Elements[0],
        ("Value", TupleValue { Elements.Length: 2 } pair) => pair.Elements[1],
        ("Name", TypeValue type) when !TypeNames.IsOpen(type.Name) => new ScalarValue(TypeNames.Simple(type.Name)),
        ("Length" or "Count", SpanValue span) => new ScalarValue(span.Length),
        ("IsEmpty", SpanValue span) => new ScalarValue(span.Length == 0),
        ("Value", PositionValue position) => new ScalarValue(position.Offset),
        ("IsFromEnd", PositionValue position) => new ScalarValue(position.IsFromEnd),
        ("Start", RangeValue range) => range.Start as PositionValue ?? new PositionValue((int)(range.Start is null ? 0 : Numbers.ToLong(range.Start) ?? 0), false),
        ("End", RangeValue range) => range.End as PositionValue ?? (range.End is null ? new PositionValue(0, true) : new PositionValue((int)(Numbers.ToLong(range.End) ?? 0), false)),
        (_, ObjectValue instance and not ModuleValue) => OwnExceptions.Read(evaluator, instance, name, origin),
        _ => null,
    };

    public static string? NameOf(Value value) => value switch
    {
        ScalarValue { Object: { } scalar } => TypeNames.Of(scalar.GetType()),
        ModuleValue { Layer: { } layer } => "TorchSharp.Modules." + layer.Type,
        ModuleValue { Kind: not (ModuleKind.User or ModuleKind.Sequential) } => null,
        ObjectValue instance => instance.FullType,
        EnumValue member => member.Type,
        ListValue { Type: { Length: > 2 } type } => type,
        _ => null,
    };

    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Method("object", "Equals", static call => new ScalarValue(Equality.AreSame(call.Evaluator, call.At(0), call.At(1), call.Origin)));
        catalogue.Method("object", "ReferenceEquals", static call => new ScalarValue(Equality.AreIdentical(call.Evaluator, call.At(0), call.At(1), call.Origin)));
        catalogue.Method("System.Enum", "GetValues", static call => new ListValue(Members(call, EnumOf(call)).Select(static m => (Value)m), "[]"));
        catalogue.Method("System.Enum", "GetNames", static call => new ListValue(Members(call, EnumOf(call)).Select(static m => (Value)new ScalarValue(m.Member)), "string[]"));
        catalogue.Method("System.Enum", "Parse", static call => Parsed(call) ?? throw call.Throw(new ArgumentException($"Requested value '{call.Text(call.Get("value"))}' was not found.")));
        catalogue.Method("System.Enum", "TryParse", static call =>
        {
            var parsed = Parsed(call);
            call.Set("result", parsed ?? (Value)call.Evaluator.EnumOf(EnumOf(call), 0));
            return new ScalarValue(parsed is not null);
        });
        catalogue.Method("System.Enum", "IsDefined", static call => call.At(0) is EnumValue member
            ? new ScalarValue(Members(call, member.Type).Any(m => Equals(m.Number, member.Number)))
            : throw call.Refuse("IsDefined of something that is no member"));
        // A nullable value is its value, or null.
        catalogue.Property("System.Nullable", "Value", static call => Evaluator.IsNull(call.Target!) ? throw call.Evaluator.Throw(new InvalidOperationException("Nullable object must have a value."), call.Origin, "Value of null") : call.Target!);
        catalogue.Property("System.Nullable", "HasValue", static call => new ScalarValue(!Evaluator.IsNull(call.Target!)));
        catalogue.Method("System.Nullable", "GetValueOrDefault", static call => !Evaluator.IsNull(call.Target!) ? Given(call) : call.Arguments.Count > 0 ? call.At(0) : call.ResultType is { } type ? call.Evaluator.Unset(type, call.Origin) : throw call.Refuse("GetValueOrDefault of null"));
        catalogue.Method("System.Tuple", "Create", static call => new TupleValue(call.Arguments.Select(static a => a.Value).ToArray()) { IsClass = true });
        catalogue.Constructor("System.Tuple", static call => new TupleValue(call.Arguments.Select(static a => a.Value).ToArray()) { IsClass = true });
        catalogue.Method("System.ArgumentNullException", "ThrowIfNull", static call => Evaluator.IsNull(call.At(0)) ? throw call.Evaluator.Throw(new ArgumentNullException(call.Text(call.At(1))), call.Origin, $"{call.Text(call.At(1))} is null") : Nothing(call));
        catalogue.Method("System.ArgumentException", "ThrowIfNullOrEmpty", static call => string.IsNullOrEmpty(call.Text(call.At(0))) ? throw call.Evaluator.Throw(new ArgumentException("", call.Text(call.At(1))), call.Origin, $"{call.Text(call.At(1))} is empty") : Nothing(call));
        catalogue.Method("System.ArgumentException", "ThrowIfNullOrWhiteSpace", static call => string.IsNullOrWhiteSpace(call.Text(call.At(0))) ? throw call.Evaluator.Throw(new ArgumentException("", call.Text(call.At(1))), call.Origin, $"{call.Text(call.At(1))} is empty") : Nothing(call));
        foreach (var (name, throws) in new (string, Func<double, double, bool>)[]
        {
            ("ThrowIfNegative", static (v, _) => v < 0), ("ThrowIfNegativeOrZero", static (v, _) => v <= 0), ("ThrowIfZero", static (v, _) => v == 0), ("ThrowIfGreaterThan", static (v, o) => v > o),
            ("ThrowIfLessThan", static (v, o) => v < o), ("ThrowIfGreaterThanOrEqual", static (v, o) => v >= o), ("ThrowIfLessThanOrEqual", static (v, o) => v <= o),
        })
        {
            catalogue.Method("System.ArgumentOutOfRangeException", name, call =>
            {
                var value = Number(call, 0);
                var other = call.Has("other") ? Number(call, 1) : 0;
                return throws(value, other) ? throw call.Evaluator.Throw(new ArgumentOutOfRangeException(call.Text(call.Get("paramName"))), call.Origin, $"{name} of {call.At(0).Describe()}") : Nothing(call);
            });
        }
    }

    private static double Number(CallContext call, int index) => Numbers.ToDouble(call.Evaluator.Known(call.At(index), call.Origin, call.Member)) ?? throw call.Refuse($"{call.Member} of {call.At(index).Describe()}");

    private static ScalarValue Nothing(CallContext call)
    {
        call.ReadAll();
        return ScalarValue.Null;
    }

    private static Value Given(CallContext call)
    {
        call.ReadAll();
        return call.Target!;
    }

    private static EnumValue? Parsed(CallContext call)
    {
        var text = call.Text(call.Get("value")).Trim();
        var ignoresCase = call.Bool("ignoreCase", false);
        if (text.Contains(',') || (text.Length > 0 && (char.IsDigit(text[0]) || text[0] == '-')))
            throw call.Refuse($"{call.Member} of several members or a number");
        return Members(call, EnumOf(call)).FirstOrDefault(m => string.Equals(m.Member, text, ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal));
    }

    /// <summary>The enum that is meant: given as an object, or as a type argument.</summary>
    private static string EnumOf(CallContext call)
    {
        if (call.Arguments.Count > 0 && call.At(0) is TypeValue type)
            return type.Name;
        return call.HasTypeArguments ? call.TypeArgument(0) : call.ElementType ?? throw call.Refuse($"{call.Member} without a type");
    }

    /// <summary>The members in the order of their numbers, as without signs.</summary>
    private static IEnumerable<EnumValue> Members(CallContext call, string type) => call.Evaluator.EnumType(type) is { } known
        ? known.Values.Zip(known.Names, (v, n) => new EnumValue(type, n, v.Value)).OrderBy(static m => Evaluator.Bits(m.Number!))
        : throw call.Refuse($"{call.Member} of {type}, which is not in this project");
}

/// <summary>An enumerator that the program moves itself.</summary>
internal sealed class EnumeratorValue(IEnumerator<Value> items) : Value
{
    public IEnumerator<Value> Items { get; } = items;

    public override string Describe() => "an enumerator";
}
