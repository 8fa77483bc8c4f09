using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Bcl;

/// <summary>Operators of <c>System.Linq.Enumerable</c> that make a sequence of another: they run when, and as often as, it is gone through.</summary>
internal static class Queries
{
    private const string Enumerable = "System.Linq.Enumerable";

    public static void AddTo(Catalogue catalogue)
    {
        Add(catalogue, "Select", static call => call.Sequence().Select(call.Function("selector")));
        Add(catalogue, "Where", static call => call.Sequence().Where(call.Condition()));
        Add(catalogue, "Concat", static call => call.Sequence().Concat(call.Sequence(1)));
        Add(catalogue, "Append", static call => call.Sequence().Append(call.At(1)));
        Add(catalogue, "Prepend", static call => call.Sequence().Prepend(call.At(1)));
        Add(catalogue, "Reverse", static call => call.Sequence().Reverse());
        Add(catalogue, "Skip", static call => call.At(0) is SequenceValue { IsIterator: false } ? Skipped(call, call.Sequence(), call.Long("count")) : call.Sequence().Skip((int)call.Long("count")));
        Add(catalogue, "Take", static call => call.Has("range") ? Part(call) : call.Sequence().Take((int)call.Long("count")));
        Add(catalogue, "SkipLast", static call => Later(call, call.Long("count"), static (items, count) => items.Take(Math.Max(items.Count - Math.Max((int)count, 0), 0))));
        Add(catalogue, "TakeLast", static call => Later(call, call.Long("count"), static (items, count) => items.Skip(Math.Max(items.Count - Math.Max((int)count, 0), 0))));
        Add(catalogue, "TakeWhile", static call => call.Sequence().TakeWhile(call.Condition()));
        Add(catalogue, "SkipWhile", static call => call.Sequence().SkipWhile(call.Condition()));
        Add(catalogue, "Index", static call => call.Sequence().Select(static (item, i) => (Value)new TupleValue(new ScalarValue(i), item)));
        Add(catalogue, "Chunk", Chunks);
        Add(catalogue, "DefaultIfEmpty", static call => call.Sequence().DefaultIfEmpty(call.Arguments.Count > 1 ? call.At(1) : Unset(call)));
        Add(catalogue, "OfType", static call => call.Sequence().Where(Typed(call)));
        Add(catalogue, "Cast", Casted);
        Add(catalogue, "SelectMany", Flattened);
        Add(catalogue, "Zip", Zip);
        catalogue.Method(Enumerable, "AsEnumerable", static call => call.At(0));
        catalogue.Method(Enumerable, "Range", static call => call.Long("count") < 0 ? throw call.Throw(new ArgumentOutOfRangeException("count")) : new SequenceValue(System.Linq.Enumerable.Range((int)call.Long("start"), (int)call.Long("count")).Select(static i => (Value)new ScalarValue(i))));
        catalogue.Method(Enumerable, "Repeat", static call => call.Long("count") < 0 ? throw call.Throw(new ArgumentOutOfRangeException("count")) : new SequenceValue(System.Linq.Enumerable.Repeat(call.At(0), (int)call.Long("count"))));
        catalogue.Method(Enumerable, "Empty", static call => new ListValue([], call.TypeArgument(0) + "[]"));
    }

    private static void Add(Catalogue catalogue, string name, Func<CallContext, IEnumerable<Value>> query) => catalogue.Method(Enumerable, name, call => new SequenceValue(query(call)));

    /// <summary>All items at once, but not before they are asked for.</summary>
    private static IEnumerable<Value> Later<T>(CallContext call, T argument, Func<IReadOnlyList<Value>, T, IEnumerable<Value>> make)
    {
        var source = call.Sequence();
        return Deferred(() =>
        {
            var before = call.Evaluator.Writes;
            var items = source.ToArray();
            return call.Evaluator.Writes == before || call.At(0) is SequenceValue { IsIterator: true } ? make(items, argument) : throw NotPromised(call);
        });
    }

    /// <summary>Of a list, the framework goes to the place at once, and through a query of a list it may.</summary>
    private static IEnumerable<Value> Skipped(CallContext call, IEnumerable<Value> source, long count)
    {
        using var items = source.GetEnumerator();
        for (; count > 0; count--)
        {
            var before = call.Evaluator.Writes;
            if (!items.MoveNext())
                yield break;
            if (call.Evaluator.Writes != before)
                throw NotPromised(call);
        }
        while (items.MoveNext())
            yield return items.Current;
    }

    /// <summary>The framework goes through no more of a query than it has to, which differs from version to version.</summary>
    public static Findings.EvaluationException NotPromised(CallContext call) =>
        call.Refuse($"{call.Member} of a query whose functions assign to variables: how many of them run is not promised");

    private static IEnumerable<Value> Deferred(Func<IEnumerable<Value>> make)
    {
        foreach (var item in make())
            yield return item;
    }

    private static Value Unset(CallContext call) => call.ElementType is { } type ? call.Evaluator.Unset(type, call.Origin) : throw call.Refuse("DefaultIfEmpty without a value");

    private static IEnumerable<Value> Part(CallContext call)
    {
        var range = (RangeValue)call.Get("range");
        return Later(call, range, (items, r) =>
        {
            var start = r.Start is null ? 0 : call.Evaluator.Position(r.Start, items.Count, call.Origin);
            var end = r.End is null ? items.Count : call.Evaluator.Position(r.End, items.Count, call.Origin);
            return items.Skip(start).Take(Math.Max(end - Math.Max(start, 0), 0));
        });
    }

    private static IEnumerable<Value> Chunks(CallContext call)
    {
        var size = (int)call.Long("size");
        if (size < 1)
            throw call.Throw(new ArgumentOutOfRangeException(nameof(size)));
        return Later(call, size, static (items, n) => items.Select(static (item, i) => (item, i)).GroupBy(p => p.i / n, static p => p.item).Select(static g => (Value)new ListValue(g, "[]")));
    }

    private static Func<Value, bool> Typed(CallContext call)
    {
        var type = call.TypeArgument(0);
        return item => call.Evaluator.IsOfType(item, type, call.Origin);
    }

    private static IEnumerable<Value> Casted(CallContext call)
    {
        var isOfType = Typed(call);
        return call.Sequence().Select(item => Evaluator.IsNull(item) || isOfType(item) ? item : throw call.Throw(new InvalidCastException()));
    }

    /// <summary>The sequences that a function makes of the items, one after another; or what a second function makes of an item and each of its sequence.</summary>
    private static IEnumerable<Value> Flattened(CallContext call)
    {
        var sequence = call.Function(call.Has("selector") ? "selector" : "collectionSelector");
        var source = call.Sequence();
        if (!call.Has("resultSelector"))
            return source.SelectMany((item, i) => call.Evaluator.Sequence(sequence(item, i), call.Origin));
        var result = call.Combination("resultSelector");
        return source.SelectMany((item, i) => call.Evaluator.Sequence(sequence(item, i), call.Origin).Select(inner => result(item, inner)));
    }

    /// <summary>Pairs, triples, or what a function makes of each pair.</summary>
    private static IEnumerable<Value> Zip(CallContext call)
    {
        var (first, second) = (call.Sequence(), call.Sequence(1));
        if (call.Arguments.Count == 2)
            return first.Zip(second, static (a, b) => (Value)new TupleValue(a, b));
        if (call.Arguments[2].Name != "third")
            return first.Zip(second, call.Combination("resultSelector"));
        return first.Zip(second, static (a, b) => (a, b)).Zip(call.Sequence(2), static (pair, c) => (Value)new TupleValue(pair.a, pair.b, c));
    }
}
