using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Bcl;

/// <summary><c>System.Array</c>.</summary>
internal static class Arrays
{
    private const string Array = "System.Array";

    public static void AddTo(Catalogue catalogue)
    {
        Change(catalogue, "Reverse", static (call, items) => items.Reverse((int)call.Long("index", 0), (int)call.Long("length", items.Count)));
        Change(catalogue, "Fill", static (call, items) =>
        {
            var start = (int)call.Long("startIndex", 0);
            for (var i = start; i < start + call.Long("count", items.Count - start); i++)
                items[i] = ObjectValue.Copied(call.Get("value"));
        });
        Change(catalogue, "Clear", static (call, items) =>
        {
            var start = (int)call.Long("index", 0);
            var unset = (call.At(0) as ListValue)?.Type is { Length: > 2 } type ? type.Substring(0, type.Length - 2) : throw call.Refuse("Clear of an array of an unknown type");
            for (var i = start; i < start + call.Long("length", items.Count - start); i++)
                items[i] = call.Evaluator.Unset(unset, call.Origin);
        });
        Change(catalogue, "ForEach", static (call, items) =>
        {
            var action = call.Get("action");
            foreach (var item in items.ToArray())
                call.Evaluator.Invoke(action, [item], call.Origin);
        });
        Change(catalogue, "Sort", static (call, items) =>
        {
            if (call.Has("items"))
                throw call.Refuse("Array.Sort with other items");
            Sort(call, items, (int)call.Long("index", 0), (int)call.Long("length", items.Count), call.Has("comparison") ? "comparison" : "comparer");
        });
        catalogue.Method(Array, "IndexOf", static call => Bounded(call, () =>
        {
            var items = ItemsOf(call, "array");
            var start = (int)call.Long("startIndex", 0);
            return new ScalarValue(items.FindIndex(start, (int)call.Long("count", items.Count - start), i => Lists.Same(call, i, call.Get("value"))));
        }));
        catalogue.Method(Array, "LastIndexOf", static call => call.Arguments.Count > 2 ? throw call.Refuse("LastIndexOf in a part of an array") : new ScalarValue(ItemsOf(call, "array").FindLastIndex(i => Lists.Same(call, i, call.Get("value")))));
        catalogue.Method(Array, "Copy", static call => Bounded(call, () => call.Has("sourceIndex")
            ? Copied(call, ItemsOf(call, "sourceArray"), (int)call.Long("sourceIndex"), ItemsOf(call, "destinationArray"), (int)call.Long("destinationIndex"), (int)call.Long("length"))
            : Copied(call, ItemsOf(call, "sourceArray"), 0, ItemsOf(call, "destinationArray"), 0, (int)call.Long("length"))));
        catalogue.Method(Array, "CopyTo", static call => Bounded(call, () => Copied(call, Own(call).Items, 0, ItemsOf(call, "array"), (int)call.Long("index"), Own(call).Items.Count)));
        catalogue.Method(Array, "Clone", static call => Own(call) is { Rank: 1 } own ? new ListValue(own.Items.Select(ObjectValue.Copied), own.Type) : throw call.Refuse("Clone of an array of several dimensions"));
        catalogue.Method(Array, "BinarySearch", static call => call.Has("index") ? throw call.Refuse("BinarySearch in a part of an array") : new ScalarValue(ItemsOf(call, "array").BinarySearch(call.Get("value"), new ValueComparer(call.Order()))));
        catalogue.Method(Array, "Empty", static call => call.Evaluator.Empty(call.TypeArgument(0)));
        catalogue.Method(Array, "Resize", Resized);
        catalogue.Method(Array, "GetLength", static call => new ScalarValue(Extent(call, (int)call.Long("dimension"))));
        catalogue.Method(Array, "GetUpperBound", static call => new ScalarValue(Extent(call, (int)call.Long("dimension")) - 1));
        catalogue.Method(Array, "GetLowerBound", static call =>
        {
            _ = Extent(call, (int)call.Long("dimension"));
            return new ScalarValue(0);
        });
        catalogue.Property(Array, "Rank", static call => new ScalarValue(Own(call).Rank));
        catalogue.Property(Array, "Length", static call => new ScalarValue(call.Evaluator.Items(call.Target!, call.Origin).Count));
        catalogue.Property(Array, "LongLength", static call => new ScalarValue((long)call.Evaluator.Items(call.Target!, call.Origin).Count));
        AddSearches(catalogue, Array, static call => ItemsOf(call, "array"));
    }

    /// <summary>The members that search with a condition, which lists and arrays share.</summary>
    public static void AddSearches(Catalogue catalogue, string type, Func<CallContext, List<Value>> items)
    {
        void Add(string name, Func<List<Value>, Predicate<Value>, Value> search) => catalogue.Method(type, name, call =>
        {
            var holds = call.Condition("match");
            if (call.Has("startIndex") || call.Has("count"))
                throw call.Refuse($"{name} in a part");
            return search(items(call), i => holds(i, 0));
        });
        Add("FindIndex", static (list, match) => new ScalarValue(list.FindIndex(match)));
        Add("FindLastIndex", static (list, match) => new ScalarValue(list.FindLastIndex(match)));
        Add("FindAll", (list, match) => new ListValue(list.FindAll(match), type == Array ? "[]" : type));
        Add("Exists", static (list, match) => new ScalarValue(list.Exists(match)));
        Add("TrueForAll", static (list, match) => new ScalarValue(list.TrueForAll(match)));
        foreach (var name in new[] { "Find", "FindLast" })
        {
            catalogue.Method(type, name, call =>
            {
                var holds = call.Condition("match");
                return (name == "Find" ? items(call).Find(i => holds(i, 0)) : items(call).FindLast(i => holds(i, 0)))
                    ?? (call.ResultType is { } result ? call.Evaluator.Unset(result, call.Origin) : throw call.Refuse($"{name} that finds nothing"));
            });
        }
        catalogue.Method(type, "ConvertAll", call =>
        {
            var convert = call.Mapping("converter");
            return new ListValue(items(call).Select(convert).ToArray(), type == Array ? "[]" : type);
        });
    }

    /// <summary>Sorts a part as the framework does. Its sort is not stable: items that compare as equal but are not the same may come out in another order.</summary>
    public static void Sort(CallContext call, List<Value> items, int start, int count, string comparer)
    {
        var order = call.Order(comparer);
        var part = items.GetRange(start, count);
        var sorted = part.OrderBy(static i => i, new ValueComparer(order)).ToArray();
        for (var i = 1; i < sorted.Length; i++)
            if (order(sorted[i - 1], sorted[i]) == 0 && !Lists.Same(call, sorted[i - 1], sorted[i]))
                throw call.Refuse("a sort of different items that compare as equal, whose order the framework does not promise; use OrderBy");
        for (var i = 0; i < sorted.Length; i++)
            items[start + i] = sorted[i];
    }

    /// <summary>Copies a part, also onto itself.</summary>
    public static Value Copied(CallContext call, List<Value> source, int from, List<Value> target, int to, int count)
    {
        if (count < 0 || from < 0 || to < 0 || from + count > source.Count || to + count > target.Count)
            throw call.Throw(new ArgumentException("Destination array was not long enough."));
        var part = source.GetRange(from, count);
        for (var i = 0; i < count; i++)
            target[to + i] = ObjectValue.Copied(part[i]);
        return ScalarValue.Null;
    }

    /// <summary>What .NET's list itself refuses is what the program's would.</summary>
    public static Value Bounded(CallContext call, Func<Value> body)
    {
        try
        {
            return body();
        }
        catch (ArgumentException exception)
        {
            throw call.Throw(exception);
        }
    }

    public static List<Value> ItemsOf(CallContext call, string name) => ((call.Get(name) is ReferenceValue reference ? reference.Place.Value : call.Get(name)) as ListValue ?? throw call.Refuse($"{call.Member} of {call.Get(name).Describe()}")).Items;

    private static ListValue Own(CallContext call) => call.Target as ListValue ?? throw call.Refuse($"{call.Member} of {call.Target?.Describe()}");

    private static void Change(Catalogue catalogue, string name, Action<CallContext, List<Value>> change) => catalogue.Method(Array, name, call => Bounded(call, () =>
    {
        change(call, ((call.At(0) is ReferenceValue reference ? reference.Place.Value : call.At(0)) as ListValue ?? throw call.Refuse($"{name} of {call.At(0).Describe()}")).Items);
        return ScalarValue.Null;
    }));

    private static Value Resized(CallContext call)
    {
        var size = (int)call.Long("newSize");
        if (call.At(0) is not ReferenceValue { Place: var place } || place.Value is not ListValue old)
            throw call.Refuse("Resize of something that is no array");
        if (size < 0)
            throw call.Throw(new ArgumentOutOfRangeException("newSize"));
        if (size > old.Items.Count)
        {
            var unset = old.Type is { Length: > 2 } type ? type.Substring(0, type.Length - 2) : throw call.Refuse("Resize of an array of an unknown type");
            place.Value = new ListValue(old.Items.Concat(Enumerable.Range(0, size - old.Items.Count).Select(_ => call.Evaluator.Unset(unset, call.Origin))), old.Type);
        }
        else
        {
            place.Value = new ListValue(old.Items.Take(size), old.Type);
        }
        return ScalarValue.Null;
    }

    /// <summary>The length of an array along a dimension; one of several is an array of arrays.</summary>
    private static int Extent(CallContext call, int dimension)
    {
        var list = Own(call);
        if (dimension < 0 || dimension >= list.Rank)
            throw call.Throw(new IndexOutOfRangeException());
        for (var i = 0; i < dimension; i++)
            list = list.Items.Count > 0 ? (ListValue)list.Items[0] : throw call.Refuse("the lengths of an empty array");
        return list.Items.Count;
    }
}
