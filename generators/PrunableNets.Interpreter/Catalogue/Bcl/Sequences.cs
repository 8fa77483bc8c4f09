using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Bcl;

/// <summary><c>System.Linq.Enumerable</c> and <c>System.Array</c>; queries are evaluated at once, which only side effects could tell.</summary>
internal static class Sequences
{
    private const string Enumerable = "System.Linq.Enumerable";

    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Method(Enumerable, "Range", static call => new ListValue(System.Linq.Enumerable.Range((int)call.Long("start"), (int)call.Long("count")).Select(static i => (Value)new ScalarValue(i))));
        catalogue.Method(Enumerable, "Repeat", static call => new ListValue(System.Linq.Enumerable.Repeat(call.At(0), (int)call.Long("count"))));
        foreach (var name in new[] { "ToArray", "ToList", "AsEnumerable" })
            catalogue.Method(Enumerable, name, static call => new ListValue(Source(call)));
        catalogue.Method(Enumerable, "OfType", static call => new ListValue(Source(call).Where(Typed(call))));
        catalogue.Method(Enumerable, "Cast", static call => Source(call).All(Typed(call))
            ? new ListValue(Source(call))
            : throw call.Refuse($"Cast<{call.TypeArgument(0)}> of a sequence that holds others"));
        catalogue.Method("System.Collections.Generic.List", "ToArray", static call => new ListValue(((ListValue)call.Target!).Items));
        catalogue.Method(Enumerable, "Select", static call => new ListValue(Source(call).Select(Function(call, "selector"))));
        catalogue.Method(Enumerable, "Where", static call => new ListValue(Source(call).Where(Condition(call))));
        catalogue.Method(Enumerable, "Concat", static call => new ListValue(Source(call).Concat(call.Evaluator.Items(call.At(1), call.Origin))));
        catalogue.Method(Enumerable, "Append", static call => new ListValue(Source(call).Append(call.At(1))));
        catalogue.Method(Enumerable, "Prepend", static call => new ListValue(Source(call).Prepend(call.At(1))));
        catalogue.Method(Enumerable, "Reverse", static call => new ListValue(Source(call).Reverse()));
        catalogue.Method(Enumerable, "Skip", static call => new ListValue(Source(call).Skip((int)call.Long("count"))));
        catalogue.Method(Enumerable, "Take", static call => new ListValue(Source(call).Take((int)call.Long("count"))));
        catalogue.Method(Enumerable, "Zip", Zip);
        catalogue.Method(Enumerable, "SelectMany", Flattened);
        catalogue.Method(Enumerable, "SkipLast", static call => new ListValue(Source(call).Take(System.Math.Max(Source(call).Count - (int)call.Long("count"), 0))));
        catalogue.Method(Enumerable, "TakeLast", static call => new ListValue(Source(call).Skip(System.Math.Max(Source(call).Count - (int)call.Long("count"), 0))));
        catalogue.Method(Enumerable, "TakeWhile", static call => new ListValue(Source(call).TakeWhile(Condition(call))));
        catalogue.Method(Enumerable, "SkipWhile", static call => new ListValue(Source(call).SkipWhile(Condition(call))));
        catalogue.Method(Enumerable, "Index", static call => new ListValue(Source(call).Select(static (item, i) => (Value)new TupleValue(new ScalarValue(i), item))));
        catalogue.Method(Enumerable, "Chunk", static call => new ListValue(Source(call).Select(static (item, i) => (item, i)).GroupBy(p => p.i / call.Long("size"), static p => p.item).Select(static g => (Value)new ListValue(g))));
        catalogue.Method(Enumerable, "ToDictionary", ToDictionary);
        catalogue.Method(Enumerable, "Aggregate", Aggregate);
        catalogue.Method(Enumerable, "Count", static call => new ScalarValue(Chosen(call).Count()));
        catalogue.Method(Enumerable, "Any", static call => new ScalarValue(Chosen(call).Any()));
        catalogue.Method(Enumerable, "All", static call => new ScalarValue(Source(call).Select(Condition(call)).All(static holds => holds)));
        catalogue.Method(Enumerable, "First", static call => Chosen(call).First());
        catalogue.Method(Enumerable, "Single", static call => Chosen(call).ToArray() is { Length: 1 } only ? only[0] : throw call.Refuse("Single of a sequence that has none or several"));
        catalogue.Method(Enumerable, "Last", static call => Chosen(call).Last());
        catalogue.Method(Enumerable, "FirstOrDefault", static call => Chosen(call).FirstOrDefault() ?? (call.Has("defaultValue") ? call.Get("defaultValue") : throw call.Refuse($"{call.Member} of a sequence that has no such item")));
        catalogue.Method(Enumerable, "LastOrDefault", static call => Chosen(call).LastOrDefault() ?? (call.Has("defaultValue") ? call.Get("defaultValue") : throw call.Refuse($"{call.Member} of a sequence that has no such item")));
        catalogue.Method(Enumerable, "ElementAt", static call => call.At(1) is var index && Numbers.ToLong(index) is { } place ? Source(call)[(int)place] : throw call.Refuse($"{call.Member} at {index.Describe()}"));
        catalogue.Method(Enumerable, "Sum", static call => Total(call));
        catalogue.Method(Enumerable, "Contains", static call => new ScalarValue(Source(call).Any(i => Numbers.AreEqual(i, call.At(1)))));
        Orders.AddTo(catalogue);
        catalogue.Method("System.Array", "Empty", static _ => new ListValue([]));
    }

    /// <summary>What the call's function makes of an item and its place. Read at once: of an empty sequence nothing else would.</summary>
    private static Func<Value, int, Value> Function(CallContext call, string name)
    {
        var function = call.Get(name);
        var takesIndex = function is FunctionValue { Method.Parameters.Count: 2 } or MethodGroupValue { Parameters.Count: 2 };
        return (item, i) => call.Evaluator.Invoke(function, takesIndex ? [item, new ScalarValue(i)] : [item], call.Origin);
    }

    private static Func<Value, int, bool> Condition(CallContext call)
    {
        var function = Function(call, "predicate");
        return (item, i) => call.Evaluator.Truth(function(item, i), call.Origin);
    }

    private static Func<Value, bool> Typed(CallContext call)
    {
        var type = call.TypeArgument(0);
        return item => call.Evaluator.IsOfType(item, type) || (call.Evaluator.IsClass(type) ? false : throw call.Refuse($"whether {item.Describe()} is a {type}"));
    }

    /// <summary>The items that satisfy the condition, if the call has one.</summary>
    private static IEnumerable<Value> Chosen(CallContext call) => call.Has("predicate") ? Source(call).Where(Condition(call)) : Source(call);

    /// <summary>The sequences that a function makes of the items, one after another; or what a second function makes of an item and each of its sequence.</summary>
    private static ListValue Flattened(CallContext call)
    {
        var sequence = Function(call, call.Has("selector") ? "selector" : "collectionSelector");
        var result = call.Has("resultSelector") ? call.Get("resultSelector") : null;
        return new ListValue(Source(call).SelectMany((item, i) => call.Evaluator.Items(sequence(item, i), call.Origin)
            .Select(inner => result is null ? inner : call.Evaluator.Invoke(result, [item, inner], call.Origin))));
    }

    /// <summary>Pairs, triples, or what a function makes of each pair.</summary>
    private static ListValue Zip(CallContext call)
    {
        var second = call.Evaluator.Items(call.At(1), call.Origin);
        if (call.Arguments.Count == 2)
            return new ListValue(Source(call).Zip(second, static (a, b) => (Value)new TupleValue(a, b)));
        var third = call.At(2);
        return call.Arguments[2].Name == "third"
            ? new ListValue(Source(call).Zip(second, static (a, b) => (a, b)).Zip(call.Evaluator.Items(third, call.Origin), static (pair, c) => (Value)new TupleValue(pair.a, pair.b, c)))
            : new ListValue(Source(call).Zip(second, (a, b) => call.Evaluator.Invoke(third, [a, b], call.Origin)));
    }

    /// <summary>From the first item or a seed on, with a function of the result where there is one.</summary>
    private static Value Aggregate(CallContext call)
    {
        var hasSeed = call.Arguments.Count > 1 && call.Arguments[1].Name == "seed";
        var function = call.Get("func");
        var result = hasSeed
            ? Source(call).Aggregate(call.At(1), (sum, item) => call.Evaluator.Invoke(function, [sum, item], call.Origin))
            : Source(call).Aggregate((sum, item) => call.Evaluator.Invoke(function, [sum, item], call.Origin));
        return call.Has("resultSelector") ? call.Evaluator.Invoke(call.Get("resultSelector"), [result], call.Origin) : result;
    }

    private static DictionaryValue ToDictionary(CallContext call)
    {
        var dictionary = new DictionaryValue();
        var key = call.Has("keySelector") ? call.Get("keySelector") : null;
        var element = call.Has("elementSelector") ? call.Get("elementSelector") : null;
        foreach (var item in Source(call))
        {
            dictionary.Entries.Add((
                key is null ? ((TupleValue)item).Elements[0] : call.Evaluator.Invoke(key, [item], call.Origin),
                element is not null ? call.Evaluator.Invoke(element, [item], call.Origin) : key is not null ? item : ((TupleValue)item).Elements[1]));
        }
        return dictionary;
    }

    private static IReadOnlyList<Value> Source(CallContext call) => call.Evaluator.Items(call.At(0), call.Origin);

    private static ScalarValue Total(CallContext call)
    {
        var items = call.Arguments.Count == 1 ? Source(call) : Source(call).Select(Function(call, "selector")).ToArray();
        if (items.All(static i => i is ScalarValue { Object: int }))
            return new ScalarValue(items.Sum(static i => (int)((ScalarValue)i).Object!));
        if (items.All(static i => Numbers.ToLong(i) is not null))
            return new ScalarValue(items.Sum(static i => Numbers.ToLong(i)!.Value));
        return new ScalarValue(items.Sum(i => Numbers.ToDouble(i) ?? throw call.Refuse($"a sum over {i.Describe()}")));
    }
}
