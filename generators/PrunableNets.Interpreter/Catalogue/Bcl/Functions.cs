using System;
using System.Linq;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Bcl;

/// <summary>Delegates and comparers among the arguments of a call.</summary>
internal static class Functions
{
    private const string OwnEquals = "M:System.Collections.Generic.IEqualityComparer`1.Equals(`0,`0)";
    private const string OwnCompare = "M:System.Collections.Generic.IComparer`1.Compare(`0,`0)";

    /// <summary>What the call's function makes of an item and its place. Read at once: of an empty sequence nothing else would.</summary>
    public static Func<Value, int, Value> Function(this CallContext call, string name)
    {
        var function = call.Get(name);
        var takesIndex = function is FunctionValue { Method.Parameters.Count: 2 } or MethodGroupValue { Parameters.Count: 2 };
        return (item, i) => call.Evaluator.Invoke(function, takesIndex ? [item, new ScalarValue(i)] : [item], call.Origin);
    }

    public static Func<Value, Value> Mapping(this CallContext call, string name)
    {
        var function = call.Get(name);
        return item => call.Evaluator.Invoke(function, [item], call.Origin);
    }

    public static Func<Value, Value, Value> Combination(this CallContext call, string name)
    {
        var function = call.Get(name);
        return (left, right) => call.Evaluator.Invoke(function, [left, right], call.Origin);
    }

    public static Func<Value, int, bool> Condition(this CallContext call, string name = "predicate")
    {
        var function = call.Function(name);
        return (item, i) => call.Evaluator.Truth(function(item, i), call.Origin);
    }

    /// <summary>How two items are equal: as a comparer among the arguments has it, or as the type itself.</summary>
    public static Func<Value, Value, bool> Equality(this CallContext call, string name = "comparer") =>
        Equality(call.Evaluator, call.Has(name) ? call.Get(name) : ScalarValue.Null, call.Origin) ?? throw call.Refuse($"the comparer {call.Get(name).Describe()}");

    public static Func<Value, Value, bool>? Equality(Evaluator evaluator, Value comparer, int origin) => comparer switch
    {
        _ when Evaluator.IsNull(comparer) => (a, b) => Evaluation.Equality.AreSame(evaluator, a, b, origin),
        ComparerValue { Same: { } same } => same,
        ScalarValue { Object: StringComparer texts } => (a, b) => texts.Equals((a as ScalarValue)?.Object as string, (b as ScalarValue)?.Object as string),
        ObjectValue own when evaluator.FindOwn(own, OwnEquals) is not null => (a, b) => evaluator.Truth(evaluator.CallOwn(own, OwnEquals, [a, b], origin)!, origin),
        _ => null,
    };

    /// <summary>The order of two items: as a comparer or comparison among the arguments has it, or as the type itself.</summary>
    public static Func<Value, Value, int> Order(this CallContext call, string name = "comparer") =>
        Order(call.Evaluator, call.Has(name) ? call.Get(name) : ScalarValue.Null, call.Origin) ?? throw call.Refuse($"the comparer {call.Get(name).Describe()}");

    public static Func<Value, Value, int>? Order(Evaluator evaluator, Value comparer, int origin) => comparer switch
    {
        _ when Evaluator.IsNull(comparer) => (a, b) => Evaluation.Equality.Compare(evaluator, a, b, origin),
        ComparerValue { Order: { } order } => order,
        ScalarValue { Object: StringComparer texts } => (a, b) => texts.Compare((a as ScalarValue)?.Object as string, (b as ScalarValue)?.Object as string),
        FunctionValue or MethodGroupValue or NativeFunctionValue => (a, b) => (int)(Numbers.ToLong(evaluator.Invoke(comparer, [a, b], origin)) ?? 0),
        ObjectValue own when evaluator.FindOwn(own, OwnCompare) is not null => (a, b) => (int)(Numbers.ToLong(evaluator.CallOwn(own, OwnCompare, [a, b], origin)!) ?? 0),
        _ => null,
    };

    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Property("System.Collections.Generic.Comparer", "Default", static call => new ComparerValue { Order = Order(call.Evaluator, ScalarValue.Null, call.Origin) });
        catalogue.Method("System.Collections.Generic.Comparer", "Create", static call => new ComparerValue { Order = Order(call.Evaluator, call.At(0), call.Origin) });
        catalogue.Property("System.Collections.Generic.EqualityComparer", "Default", static call => new ComparerValue { Same = Equality(call.Evaluator, ScalarValue.Null, call.Origin) });
        foreach (var type in new[] { "System.Collections.Generic.Comparer", "System.Collections.Generic.IComparer" })
            catalogue.Method(type, "Compare", static call => new ScalarValue((Order(call.Evaluator, call.Target!, call.Origin) ?? throw call.Refuse("this comparer"))(call.At(0), call.At(1))));
        foreach (var type in new[] { "System.Collections.Generic.EqualityComparer", "System.Collections.Generic.IEqualityComparer" })
            catalogue.Method(type, "Equals", static call => new ScalarValue((Equality(call.Evaluator, call.Target!, call.Origin) ?? throw call.Refuse("this comparer"))(call.At(0), call.At(1))));
    }

    /// <summary>The combined list, or a null where one is asked for.</summary>
    public static Value Listed(System.Collections.Generic.IEnumerable<Value> items) => new ListValue(items.ToArray(), "System.Collections.Generic.List");
}

/// <summary>A comparer of the framework.</summary>
internal sealed class ComparerValue : Value
{
    public Func<Value, Value, bool>? Same { get; init; }

    public Func<Value, Value, int>? Order { get; init; }

    public override string Describe() => "a comparer";
}

/// <summary>An equality for .NET's own sets and groups; hash codes are all the same, so that it is always asked.</summary>
internal sealed class ValueEquality(Func<Value, Value, bool> same) : System.Collections.Generic.IEqualityComparer<Value>
{
    public bool Equals(Value? left, Value? right) => same(left!, right!);

    public int GetHashCode(Value value) => 0;
}
