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
        foreach (var name in new[] { "ToArray", "ToList", "AsEnumerable", "Cast", "OfType" })
            catalogue.Method(Enumerable, name, static call => new ListValue(Source(call)));
        catalogue.Method("System.Collections.Generic.List", "ToArray", static call => new ListValue(((ListValue)call.Target!).Items));
        catalogue.Method(Enumerable, "Select", static call => new ListValue(Source(call).Select((item, i) => call.Evaluator.Invoke(call.At(1), TakesIndex(call.At(1)) ? [item, new ScalarValue(i)] : [item], call.Origin))));
        catalogue.Method(Enumerable, "Where", static call => new ListValue(Source(call).Where(item => Holds(call, item))));
        catalogue.Method(Enumerable, "Concat", static call => new ListValue(Source(call).Concat(call.Evaluator.Items(call.At(1), call.Origin))));
        catalogue.Method(Enumerable, "Append", static call => new ListValue(Source(call).Append(call.At(1))));
        catalogue.Method(Enumerable, "Prepend", static call => new ListValue(Source(call).Prepend(call.At(1))));
        catalogue.Method(Enumerable, "Reverse", static call => new ListValue(Source(call).Reverse()));
        catalogue.Method(Enumerable, "Skip", static call => new ListValue(Source(call).Skip((int)call.Long("count"))));
        catalogue.Method(Enumerable, "Take", static call => new ListValue(Source(call).Take((int)call.Long("count"))));
        catalogue.Method(Enumerable, "Zip", Zip);
        catalogue.Method(Enumerable, "SelectMany", static call => new ListValue(Source(call).SelectMany(item => call.Evaluator.Items(call.Evaluator.Invoke(call.At(1), [item], call.Origin), call.Origin))));
        catalogue.Method(Enumerable, "SkipLast", static call => new ListValue(Source(call).Take(System.Math.Max(Source(call).Count - (int)call.Long("count"), 0))));
        catalogue.Method(Enumerable, "TakeLast", static call => new ListValue(Source(call).Skip(System.Math.Max(Source(call).Count - (int)call.Long("count"), 0))));
        catalogue.Method(Enumerable, "TakeWhile", static call => new ListValue(Source(call).TakeWhile(item => Holds(call, item))));
        catalogue.Method(Enumerable, "SkipWhile", static call => new ListValue(Source(call).SkipWhile(item => Holds(call, item))));
        catalogue.Method(Enumerable, "Index", static call => new ListValue(Source(call).Select(static (item, i) => (Value)new TupleValue(new ScalarValue(i), item))));
        catalogue.Method(Enumerable, "Chunk", static call => new ListValue(Source(call).Select(static (item, i) => (item, i)).GroupBy(p => p.i / call.Long("size"), static p => p.item).Select(static g => (Value)new ListValue(g))));
        catalogue.Method(Enumerable, "ToDictionary", ToDictionary);
        catalogue.Method(Enumerable, "Aggregate", Aggregate);
        catalogue.Method(Enumerable, "Count", static call => new ScalarValue(Chosen(call).Count()));
        catalogue.Method(Enumerable, "Any", static call => new ScalarValue(Chosen(call).Any()));
        catalogue.Method(Enumerable, "All", static call => new ScalarValue(Source(call).All(item => Holds(call, item))));
        foreach (var name in new[] { "First", "Single" })
            catalogue.Method(Enumerable, name, static call => Chosen(call).First());
        catalogue.Method(Enumerable, "Last", static call => Chosen(call).Last());
        catalogue.Method(Enumerable, "FirstOrDefault", static call => Chosen(call).FirstOrDefault() ?? throw call.Refuse($"{call.Member} of a sequence that has no such item"));
        catalogue.Method(Enumerable, "LastOrDefault", static call => Chosen(call).LastOrDefault() ?? throw call.Refuse($"{call.Member} of a sequence that has no such item"));
        catalogue.Method(Enumerable, "ElementAt", static call => call.At(1) is var index && Numbers.ToLong(index) is { } place ? Source(call)[(int)place] : throw call.Refuse($"{call.Member} at {index.Describe()}"));
        catalogue.Method(Enumerable, "Sum", static call => Total(call));
        catalogue.Method(Enumerable, "Contains", static call => new ScalarValue(Source(call).Any(i => Numbers.AreEqual(i, call.At(1)))));
        Orders.AddTo(catalogue);
        catalogue.Method("System.Array", "Empty", static _ => new ListValue([]));
    }

    private static bool Holds(CallContext call, Value item) => call.Evaluator.Truth(call.Evaluator.Invoke(call.At(1), [item], call.Origin), call.Origin);

    /// <summary>The items that satisfy the condition, if the call has one.</summary>
    private static IEnumerable<Value> Chosen(CallContext call) => call.Arguments.Count == 1 ? Source(call) : Source(call).Where(item => Holds(call, item));

    /// <summary>Pairs, triples, or what a function makes of each pair.</summary>
    private static ListValue Zip(CallContext call)
    {
        var second = call.Evaluator.Items(call.At(1), call.Origin);
        if (call.Arguments.Count == 2)
            return new ListValue(Source(call).Zip(second, static (a, b) => (Value)new TupleValue(a, b)));
        return call.Arguments[2].Name == "third"
            ? new ListValue(Source(call).Zip(second, static (a, b) => (a, b)).Zip(call.Evaluator.Items(call.At(2), call.Origin), static (pair, c) => (Value)new TupleValue(pair.a, pair.b, c)))
            : new ListValue(Source(call).Zip(second, (a, b) => call.Evaluator.Invoke(call.At(2), [a, b], call.Origin)));
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
        foreach (var item in Source(call))
        {
            var key = call.Arguments.Count > 1 ? call.Evaluator.Invoke(call.At(1), [item], call.Origin) : ((TupleValue)item).Elements[0];
            var value = call.Arguments.Count > 2 ? call.Evaluator.Invoke(call.At(2), [item], call.Origin) : call.Arguments.Count > 1 ? item : ((TupleValue)item).Elements[1];
            dictionary.Entries.Add((key, value));
        }
        return dictionary;
    }

    private static IReadOnlyList<Value> Source(CallContext call) => call.Evaluator.Items(call.At(0), call.Origin);

    private static bool TakesIndex(Value function) => function is FunctionValue { Method.Parameters.Count: 2 } or MethodGroupValue { Parameters.Count: 2 };

    private static ScalarValue Total(CallContext call)
    {
        var items = call.Arguments.Count == 1 ? Source(call) : Source(call).Select(i => call.Evaluator.Invoke(call.At(1), [i], call.Origin)).ToArray();
        if (items.All(static i => i is ScalarValue { Object: int }))
            return new ScalarValue(items.Sum(static i => (int)((ScalarValue)i).Object!));
        if (items.All(static i => Numbers.ToLong(i) is not null))
            return new ScalarValue(items.Sum(static i => Numbers.ToLong(i)!.Value));
        return new ScalarValue(items.Sum(i => Numbers.ToDouble(i) ?? throw call.Refuse($"a sum over {i.Describe()}")));
    }
}
