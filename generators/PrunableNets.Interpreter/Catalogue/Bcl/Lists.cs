using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Bcl;

/// <summary><c>List&lt;T&gt;</c>.</summary>
internal static class Lists
{
    private const string List = "System.Collections.Generic.List";

    public static void AddTo(Catalogue catalogue)
    {
        // How much room it has at first tells nothing.
        catalogue.Constructor(List, static call => new ListValue(call.Arguments.Count == 0 || call.Has("capacity") ? [] : call.Evaluator.Items(call.At(0), call.Origin), call.Member));
        Change(catalogue, "Add", static (call, items) => items.Add(call.At(0)));
        Change(catalogue, "AddRange", static (call, items) => items.AddRange(call.Evaluator.Items(call.At(call.Arguments.Count - 1), call.Origin).ToArray()));
        Change(catalogue, "Insert", static (call, items) => items.Insert((int)call.Long("index"), call.Get("item")));
        Change(catalogue, "InsertRange", static (call, items) => items.InsertRange((int)call.Long("index"), call.Evaluator.Items(call.At(1), call.Origin).ToArray()));
        Change(catalogue, "RemoveAt", static (call, items) => items.RemoveAt((int)call.Long("index")));
        Change(catalogue, "RemoveRange", static (call, items) => items.RemoveRange((int)call.Long("index"), (int)call.Long("count")));
        Change(catalogue, "Clear", static (_, items) => items.Clear());
        Change(catalogue, "Reverse", static (call, items) =>
        {
            if (call.Arguments.Count == 0)
                items.Reverse();
            else
                items.Reverse((int)call.Long("index"), (int)call.Long("count"));
        });
        Change(catalogue, "Sort", static (call, items) => Arrays.Sort(call, items, call.Has("index") ? (int)call.Long("index") : 0, call.Has("index") ? (int)call.Long("count") : items.Count, call.Has("comparison") ? "comparison" : "comparer"));
        Change(catalogue, "ForEach", static (call, items) =>
        {
            var action = call.At(0);
            foreach (var item in call.Sequence(call.Target!))
                call.Evaluator.Invoke(action, [item], call.Origin);
        });
        Get(catalogue, "Remove", static (call, items) =>
        {
            var place = Found(call, items, 0, items.Count);
            if (place >= 0)
                items.RemoveAt(place);
            return new ScalarValue(place >= 0);
        });
        Get(catalogue, "RemoveAll", static (call, items) =>
        {
            var holds = call.Condition("match");
            return new ScalarValue(items.RemoveAll(i => holds(i, 0)));
        });
        Get(catalogue, "GetRange", static (call, items) => new ListValue(items.GetRange((int)call.Long("index"), (int)call.Long("count")), List));
        Get(catalogue, "Slice", static (call, items) => new ListValue(items.GetRange((int)call.Long("start"), (int)call.Long("length")), List));
        Get(catalogue, "IndexOf", static (call, items) => new ScalarValue(Found(call, items, (int)call.Long("index", 0), (int)call.Long("count", items.Count - call.Long("index", 0)))));
        Get(catalogue, "LastIndexOf", static (call, items) => call.Arguments.Count > 1 ? throw call.Refuse("LastIndexOf in a part of a list") : new ScalarValue(items.FindLastIndex(i => Same(call, i, call.At(0)))));
        Get(catalogue, "Contains", static (call, items) => new ScalarValue(Found(call, items, 0, items.Count) >= 0));
        Get(catalogue, "ToArray", static (_, items) => new ListValue(items, "[]"));
        Get(catalogue, "AsReadOnly", static (call, _) => new SequenceValue(call.Evaluator.Sequence(call.Target!, call.Origin)));
        Get(catalogue, "BinarySearch", static (call, items) => new ScalarValue(items.BinarySearch(call.At(0), new ValueComparer(call.Order()))));
        Get(catalogue, "CopyTo", static (call, items) => Arrays.Copied(call, items, 0, Arrays.ItemsOf(call, "array"), (int)call.Long("arrayIndex", 0), items.Count));
        Arrays.AddSearches(catalogue, List, static call => Items(call));
        catalogue.Method(List, "EnsureCapacity", static call => throw call.Refuse("the capacity of a list"));
        Change(catalogue, "TrimExcess", static (_, _) => { });
        foreach (var name in new[] { "Count", "Length" })
            catalogue.Property(List, name, static call => new ScalarValue(call.Target is ListValue list ? list.Items.Count : call.Evaluator.Items(call.Target!, call.Origin).Count));
        catalogue.Property(List, "this[]", static call => Item(call));
    }

    /// <summary>The element at an index of what can be read by index.</summary>
    private static Value Item(CallContext call)
    {
        var items = call.Evaluator.Items(call.Target!, call.Origin);
        var index = call.Evaluator.Position(call.At(0), items.Count, call.Origin);
        return index >= 0 && index < items.Count ? items[index]
            : throw call.Evaluator.Throw(call.Target is ListValue { IsArray: true } or SpanValue ? new IndexOutOfRangeException() : new ArgumentOutOfRangeException(nameof(index)), call.Origin, $"index {index} is outside of a list of {items.Count}");
    }

    public static bool Same(CallContext call, Value left, Value right) => Equality.AreSame(call.Evaluator, left, right, call.Origin);

    private static int Found(CallContext call, List<Value> items, int start, int count)
    {
        var wanted = call.At(0);
        return items.FindIndex(start, count, i => Same(call, i, wanted));
    }

    private static List<Value> Items(CallContext call) => (call.Target as ListValue ?? throw call.Refuse($"{call.Member} of {call.Target?.Describe()}")).Items;

    private static void Get(Catalogue catalogue, string name, Func<CallContext, List<Value>, Value> body) => catalogue.Method(List, name, call => Arrays.Bounded(call, () => body(call, Items(call))));

    private static void Change(Catalogue catalogue, string name, Action<CallContext, List<Value>> change) => catalogue.Method(List, name, call => Arrays.Bounded(call, () =>
    {
        // An array has the interface of a list, but cannot grow.
        if (call.Target is ListValue { IsArray: true } && name is not ("Reverse" or "Sort" or "ForEach"))
            throw call.Throw(new NotSupportedException("Collection was of a fixed size."));
        change(call, Items(call));
        return ScalarValue.Null;
    }));
}
