using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Bcl;

/// <summary>Sorting and grouping of <c>System.Linq.Enumerable</c>, and its operators on sets.</summary>
internal static class QueryOrders
{
    private const string Enumerable = "System.Linq.Enumerable";

    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Method(Enumerable, "OrderBy", static call => new OrderedValue(call.Sequence().OrderBy(call.Mapping("keySelector"), new ValueComparer(call.Order()))));
        catalogue.Method(Enumerable, "OrderByDescending", static call => new OrderedValue(call.Sequence().OrderByDescending(call.Mapping("keySelector"), new ValueComparer(call.Order()))));
        catalogue.Method(Enumerable, "Order", static call => new OrderedValue(call.Sequence().OrderBy(static i => i, new ValueComparer(call.Order()))));
        catalogue.Method(Enumerable, "OrderDescending", static call => new OrderedValue(call.Sequence().OrderByDescending(static i => i, new ValueComparer(call.Order()))));
        catalogue.Method(Enumerable, "ThenBy", static call => new OrderedValue(Sorted(call).ThenBy(call.Mapping("keySelector"), new ValueComparer(call.Order()))));
        catalogue.Method(Enumerable, "ThenByDescending", static call => new OrderedValue(Sorted(call).ThenByDescending(call.Mapping("keySelector"), new ValueComparer(call.Order()))));
        catalogue.Method(Enumerable, "GroupBy", static call => new SequenceValue(Groups(call)));
        catalogue.Method(Enumerable, "ToLookup", static call => new LookupValue(Groups(call).Cast<GroupingValue>().Select(static g => new GroupingValue(g.Key, g.Items.ToArray())).ToArray(), call.Equality()));
        foreach (var type in new[] { "System.Linq.ILookup", "System.Linq.Lookup" })
        {
            catalogue.Property(type, "Count", static call => new ScalarValue(((LookupValue)call.Target!).Groups.Count));
            catalogue.Property(type, "this[]", static call => ((LookupValue)call.Target!).Find(call.At(0)) is { } found ? found : new ListValue([], "[]"));
            catalogue.Method(type, "Contains", static call => new ScalarValue(((LookupValue)call.Target!).Find(call.At(0)) is not null));
        }
        catalogue.Method(Enumerable, "Join", Join);
        catalogue.Method(Enumerable, "GroupJoin", GroupJoin);
        catalogue.Method(Enumerable, "CountBy", static call =>
        {
            var (key, same) = (call.Mapping("keySelector"), new ValueEquality(call.Equality("keyComparer")));
            return new SequenceValue(call.Sequence().GroupBy(key, same).Select(static g => (Value)new TupleValue(g.Key, new ScalarValue(g.Count()))));
        });
        Add(catalogue, "Distinct", static (call, same) => call.Sequence().Distinct(same));
        Add(catalogue, "Union", static (call, same) => call.Sequence().Union(call.Sequence(1), same));
        Add(catalogue, "Except", static (call, same) => call.Sequence().Except(call.Sequence(1), same));
        Add(catalogue, "Intersect", static (call, same) => call.Sequence().Intersect(call.Sequence(1), same));
        AddBy(catalogue, "DistinctBy", static (call, key, same) => call.Sequence().GroupBy(key, same).Select(static g => g.First()));
        AddBy(catalogue, "UnionBy", static (call, key, same) => call.Sequence().Concat(call.Sequence(1)).GroupBy(key, same).Select(static g => g.First()));
        AddBy(catalogue, "ExceptBy", static (call, key, same) => Kept(call, key, same, false));
        AddBy(catalogue, "IntersectBy", static (call, key, same) => Kept(call, key, same, true));
    }

    private static IEnumerable<Value> Kept(CallContext call, Func<Value, Value> key, ValueEquality same, bool isWanted)
    {
        var keys = call.Sequence(1);
        return call.Sequence().GroupBy(key, same).Where(g => keys.Contains(g.Key, same) == isWanted).Select(static g => g.First());
    }

    private static void Add(Catalogue catalogue, string name, Func<CallContext, ValueEquality, IEnumerable<Value>> query) =>
        catalogue.Method(Enumerable, name, call => new SequenceValue(query(call, new ValueEquality(call.Equality()))));

    private static void AddBy(Catalogue catalogue, string name, Func<CallContext, Func<Value, Value>, ValueEquality, IEnumerable<Value>> query) =>
        catalogue.Method(Enumerable, name, call => new SequenceValue(query(call, call.Mapping("keySelector"), new ValueEquality(call.Equality()))));

    private static IOrderedEnumerable<Value> Sorted(CallContext call) => (call.At(0) as OrderedValue ?? throw call.Refuse($"{call.Member} of {call.At(0).Describe()}")).Ordered;

    private static IEnumerable<Value> Groups(CallContext call)
    {
        var key = call.Mapping("keySelector");
        var element = call.Has("elementSelector") ? call.Mapping("elementSelector") : static item => item;
        var groups = call.Sequence().GroupBy(key, element, new ValueEquality(call.Equality())).Select(static g => new GroupingValue(g.Key, g));
        if (!call.Has("resultSelector"))
            return groups;
        var result = call.Combination("resultSelector");
        return groups.Select(g => result(g.Key, g));
    }

    private static SequenceValue Join(CallContext call)
    {
        var (outer, inner, result) = (call.Mapping("outerKeySelector"), call.Mapping("innerKeySelector"), call.Combination("resultSelector"));
        return new SequenceValue(call.Sequence().Join(call.Sequence(1), outer, inner, result, new ValueEquality(call.Equality())));
    }

    private static SequenceValue GroupJoin(CallContext call)
    {
        var (outer, inner, result) = (call.Mapping("outerKeySelector"), call.Mapping("innerKeySelector"), call.Combination("resultSelector"));
        return new SequenceValue(call.Sequence().GroupJoin(call.Sequence(1), outer, inner, (item, matches) => result(item, new SequenceValue(matches)), new ValueEquality(call.Equality())));
    }
}
