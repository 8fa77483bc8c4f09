using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Evaluation;

/// <summary>What <c>Equals</c> and <c>CompareTo</c> give, as collections and queries ask them.</summary>
internal static class Equality
{
    private const string Own = "M:System.Object.Equals(System.Object)";
    private const string Typed = "M:System.IEquatable`1.Equals(`0)";
    private const string Compared = "M:System.IComparable`1.CompareTo(`0)";
    private const string ComparedObject = "M:System.IComparable.CompareTo(System.Object)";

    /// <summary>The default equality of the type: the user's own, that of members, or of the object itself.</summary>
    public static bool AreSame(Evaluator evaluator, Value left, Value right, int origin)
    {
        if (Evaluator.IsUndecided(evaluator.Known(left, origin, "an equality"), evaluator.Known(right, origin, "an equality")))
            throw evaluator.Stop(FindingKind.UnsupportedConstruct, origin, $"equality of {left.Describe()} and {right.Describe()}");
        if (Evaluator.IsNull(left) || Evaluator.IsNull(right))
            return Evaluator.IsNull(left) && Evaluator.IsNull(right);
        switch (left, right)
        {
            case (ObjectValue a, _) when a is not ModuleValue:
                if (right is ObjectValue same && same.FullType == a.FullType && evaluator.CallOwn(a, Typed, [right], origin) is { } typed)
                    return evaluator.Truth(typed, origin);
                if (evaluator.CallOwn(a, Own, [right], origin) is { } own)
                    return evaluator.Truth(own, origin);
                return right is ObjectValue other && (IsByValue(evaluator, a) ? HaveSameMembers(evaluator, a, other, origin) : ReferenceEquals(a, other));
            case (TupleValue a, TupleValue b):
                return a.Elements.Length == b.Elements.Length && a.Elements.Zip(b.Elements, (x, y) => AreSame(evaluator, x, y, origin)).All(static s => s);
            case (ScalarValue a, ScalarValue b):
                return Equals(a.Object, b.Object);
            case (ScalarValue or DimensionValue, ScalarValue or DimensionValue):
            case (EnumValue, EnumValue):
                return Numbers.AreEqual(left, right);
            case (MethodGroupValue or FunctionValue or CombinedValue, _) when !ReferenceEquals(left, right):
                throw evaluator.Stop(FindingKind.UnsupportedConstruct, origin, "equality of delegates");
            case (SpanValue, _) or (RangeValue, _):
                throw evaluator.Stop(FindingKind.UnsupportedConstruct, origin, $"equality of {left.Describe()}");
            default:
                return Numbers.AreEqual(left, right);
        }
    }

    /// <summary>Both are the same object.</summary>
    public static bool AreIdentical(Evaluator evaluator, Value left, Value right, int origin)
    {
        if (Evaluator.IsUndecided(evaluator.Known(left, origin, "an equality"), evaluator.Known(right, origin, "an equality")))
            throw evaluator.Stop(FindingKind.UnsupportedConstruct, origin, $"equality of {left.Describe()} and {right.Describe()}");
        if (Evaluator.IsNull(left) || Evaluator.IsNull(right))
            return Evaluator.IsNull(left) && Evaluator.IsNull(right);
        return (left, right) switch
        {
            (TypeValue a, TypeValue b) => a.Name == b.Name,
            (ScalarValue { Object: string a }, ScalarValue { Object: string b }) when a == b && !ReferenceEquals(left, right) =>
                throw evaluator.Stop(FindingKind.UnsupportedConstruct, origin, "whether two equal texts are one object"),
            (TensorValue a, TensorValue b) => ReferenceEquals(a, b),
            _ => ReferenceEquals(left, right),
        };
    }

    /// <summary>The order of two values: the user's own, or the framework's.</summary>
    public static int Compare(Evaluator evaluator, Value left, Value right, int origin)
    {
        if (Evaluator.IsNull(left) || Evaluator.IsNull(right))
            return (Evaluator.IsNull(left) ? 0 : 1) - (Evaluator.IsNull(right) ? 0 : 1);
        switch (evaluator.Known(left, origin, "an order"), evaluator.Known(right, origin, "an order"))
        {
            case (ScalarValue { Object: string a }, ScalarValue { Object: string b }):
                var ordinal = string.CompareOrdinal(a, b);
                var cultural = string.Compare(a, b, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.CompareOptions.None);
                return Math.Sign(ordinal) == Math.Sign(cultural) ? ordinal : throw evaluator.Stop(FindingKind.UnsupportedConstruct, origin, $"the order of \"{a}\" and \"{b}\", which depends on the culture; give StringComparer.Ordinal");
            case (ScalarValue { Object: IComparable a }, ScalarValue { Object: { } b }) when a.GetType() == b.GetType():
                return a.CompareTo(b);
            case (EnumValue { Number: IComparable a }, EnumValue { Number: { } b }):
                return a.CompareTo(b);
            case (TupleValue a, TupleValue b) when a.Elements.Length == b.Elements.Length:
                return a.Elements.Zip(b.Elements, (x, y) => Compare(evaluator, x, y, origin)).FirstOrDefault(static order => order != 0);
            case (ObjectValue a, _) when (evaluator.CallOwn(a, Compared, [right], origin) ?? evaluator.CallOwn(a, ComparedObject, [right], origin)) is { } own:
                return (int)(Numbers.ToLong(own) ?? throw evaluator.Stop(FindingKind.UnsupportedConstruct, origin, "a CompareTo without a number"));
            case var _ when Numbers.ToLong(left) is { } m && Numbers.ToLong(right) is { } n:
                return m.CompareTo(n);
            default:
                throw evaluator.Stop(FindingKind.UnsupportedConstruct, origin, $"the order of {left.Describe()} and {right.Describe()}");
        }
    }

    private static bool IsByValue(Evaluator evaluator, ObjectValue instance) =>
        instance.IsStruct || instance.Type.StartsWith("new {", StringComparison.Ordinal) || evaluator.TypeOf(instance.Type) is { IsRecord: true };

    private static bool HaveSameMembers(Evaluator evaluator, ObjectValue left, ObjectValue right, int origin)
    {
        if (left.FullType != right.FullType)
            return false;
        var keys = evaluator.TypeOf(left.Type) is { IsRecord: true } record
            ? record.RecordMembers.Where(static m => m.IsCompared).Select(static m => m.Type + "." + m.Name)
            : left.Fields.Keys;
        return keys.All(k => AreSame(evaluator, left.Fields[k], right.Fields[k], origin));
    }
}

/// <summary>An order for .NET's own sorting.</summary>
internal sealed class ValueComparer(Func<Value, Value, int> compare) : IComparer<Value>
{
    public int Compare(Value? left, Value? right) => compare(left!, right!);
}
