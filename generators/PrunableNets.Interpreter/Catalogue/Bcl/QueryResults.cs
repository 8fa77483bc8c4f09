using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Bcl;

/// <summary>Operators of <c>System.Linq.Enumerable</c> that go through a sequence at once and give one value or a collection.</summary>
internal static class QueryResults
{
    private const string Enumerable = "System.Linq.Enumerable";

    public static void AddTo(Catalogue catalogue)
    {
        Add(catalogue, "ToArray", static call => new ListValue(call.Evaluator.Items(call.At(0), call.Origin), call.ArrayType));
        Add(catalogue, "ToList", static call => new ListValue(call.Evaluator.Items(call.At(0), call.Origin), call.ListType));
        AddShort(catalogue, "Count", static call => new ScalarValue(Chosen(call).Count()));
        AddShort(catalogue, "LongCount", static call => new ScalarValue((long)Chosen(call).Count()));
        AddShort(catalogue, "Any", static call => new ScalarValue(Chosen(call).Any()));
        Add(catalogue, "All", static call =>
        {
            var holds = call.Condition();
            return new ScalarValue(call.Sequence().All(item => holds(item, 0)));
        });
        Add(catalogue, "First", static call => Chosen(call).FirstOrDefault() ?? throw Missing(call));
        AddShort(catalogue, "Last", static call => Chosen(call).LastOrDefault() ?? throw Missing(call));
        Add(catalogue, "Single", static call => Chosen(call).Take(2).ToArray() is { Length: 1 } only ? only[0] : throw Missing(call));
        Add(catalogue, "FirstOrDefault", static call => Default(call, Chosen(call).FirstOrDefault()));
        AddShort(catalogue, "LastOrDefault", static call => Default(call, Chosen(call).LastOrDefault()));
        Add(catalogue, "SingleOrDefault", static call => Chosen(call).Take(2).ToArray() is var some && some.Length > 1 ? throw Missing(call) : Default(call, some.FirstOrDefault()));
        AddShort(catalogue, "ElementAt", static call => ElementAt(call) ?? throw call.Throw(new ArgumentOutOfRangeException("index")));
        AddShort(catalogue, "ElementAtOrDefault", static call => Default(call, ElementAt(call)));
        Add(catalogue, "Sum", static call => Total(call, Selected(call)));
        Add(catalogue, "Average", Average);
        Add(catalogue, "Max", static call => Extreme(call, 1));
        Add(catalogue, "Min", static call => Extreme(call, -1));
        Add(catalogue, "MaxBy", static call => ExtremeBy(call, 1));
        Add(catalogue, "MinBy", static call => ExtremeBy(call, -1));
        Add(catalogue, "Contains", static call =>
        {
            var same = call.Equality();
            return new ScalarValue(call.Sequence().Any(i => same(i, call.At(1))));
        });
        Add(catalogue, "SequenceEqual", static call => new ScalarValue(call.Sequence().SequenceEqual(call.Sequence(1), new ValueEquality(call.Equality()))));
        Add(catalogue, "Aggregate", Aggregate);
        Add(catalogue, "ToDictionary", ToDictionary);
        Add(catalogue, "ToHashSet", static call => Sets.Filled(Sets.New(call), call.Sequence()));
    }

    /// <summary>An iterator is gone through from its start, and a condition is asked of one item after another; only the last item is looked for from behind.</summary>
    private static bool IsPromised(CallContext call) => call.Has("predicate") ? !call.Member.StartsWith("Last", StringComparison.Ordinal) : call.At(0) is SequenceValue { IsIterator: true };

    private static void Add(Catalogue catalogue, string name, Func<CallContext, Value> body) => catalogue.Method(Enumerable, name, body);

    /// <summary>One for which the framework goes through no more than it has to.</summary>
    private static void AddShort(Catalogue catalogue, string name, Func<CallContext, Value> body) => Add(catalogue, name, call =>
    {
        var before = call.Evaluator.Writes;
        var result = body(call);
        return call.Evaluator.Writes == before || IsPromised(call) ? result : throw Queries.NotPromised(call);
    });

    private static Findings.EvaluationException Missing(CallContext call) => call.Throw(new InvalidOperationException("Sequence contains no matching element"));

    /// <summary>The items that satisfy the condition, if the call has one.</summary>
    private static IEnumerable<Value> Chosen(CallContext call)
    {
        if (!call.Has("predicate"))
            return call.Sequence();
        var holds = call.Condition();
        return call.Sequence().Where(item => holds(item, 0));
    }

    private static Value Default(CallContext call, Value? found)
    {
        var given = call.Arguments.FirstOrDefault(static a => a.Name == "defaultValue")?.Value;
        return found ?? given ?? (call.ElementType is { } type ? call.Evaluator.Unset(type, call.Origin) : throw call.Refuse($"{call.Member} of a sequence that has no such item"));
    }

    private static Value? ElementAt(CallContext call)
    {
        var index = call.Evaluator.Known(call.At(1), call.Origin, "an index");
        if (index is PositionValue { IsFromEnd: true })
        {
            var items = call.Evaluator.Items(call.At(0), call.Origin);
            return items.ElementAtOrDefault(call.Evaluator.Position(index, items.Count, call.Origin));
        }
        return call.Sequence().ElementAtOrDefault(call.Evaluator.Position(index, 0, call.Origin));
    }

    private static IEnumerable<Value> Selected(CallContext call)
    {
        if (!call.Has("selector"))
            return call.Sequence();
        var selector = call.Mapping("selector");
        return call.Sequence().Select(selector);
    }

    /// <summary>Sums are checked, those of float are made in double, and nulls are passed over.</summary>
    private static Value Total(CallContext call, IEnumerable<Value> items)
    {
        Value? sum = null;
        var isFloat = false;
        foreach (var item in items)
        {
            call.Evaluator.Known(item, call.Origin, call.Member);
            if (Evaluator.IsNull(item))
                continue;
            isFloat |= item is ScalarValue { Object: float };
            var next = item is ScalarValue { Object: float single } ? new ScalarValue((double)single) : item;
            try
            {
                sum = sum is null ? next : Numbers.Apply(IrBinaryOperator.Add, sum, next, IrNumeric.None, isChecked: true) ?? throw call.Refuse($"a sum over {item.Describe()}");
            }
            catch (OverflowException exception)
            {
                throw call.Throw(exception);
            }
        }
        if (sum is null)
            return call.ResultType is { } type ? call.Evaluator.Unset(type.TrimEnd('?'), call.Origin) : new ScalarValue(0);
        return isFloat ? Numbers.To(sum, IrNumeric.Float) : sum;
    }

    private static Value Average(CallContext call)
    {
        var items = Selected(call).Where(static i => !Evaluator.IsNull(i)).ToArray();
        if (items.Length == 0)
            return call.ResultType?.EndsWith("?", StringComparison.Ordinal) == true ? ScalarValue.Null : throw Missing(call);
        if (items[0] is ScalarValue { Object: decimal })
            return new ScalarValue(items.Sum(static i => (decimal)((ScalarValue)i).Object!) / items.Length);
        if (items.All(static i => Numbers.ToLong(i) is not null))
            return new ScalarValue((double)items.Sum(static i => Numbers.ToLong(i)!.Value) / items.Length);
        var mean = items.Sum(i => Numbers.ToDouble(i) ?? throw call.Refuse($"an average over {i.Describe()}")) / items.Length;
        return items[0] is ScalarValue { Object: float } ? new ScalarValue((float)mean) : new ScalarValue(mean);
    }

    private static Value Extreme(CallContext call, int sign)
    {
        var order = call.Order();
        var items = Selected(call).Where(static i => !Evaluator.IsNull(i)).ToArray();
        if (items.Length == 0)
            return call.ResultType is { } type && (type.EndsWith("?", StringComparison.Ordinal) || type == "string") ? ScalarValue.Null : throw Missing(call);
        // Of real numbers, NaN is the least, and no maximum.
        if (items[0] is ScalarValue { Object: double or float })
        {
            var reals = items.Where(static i => !double.IsNaN(Numbers.ToDouble(i)!.Value)).ToArray();
            if (reals.Length < items.Length && (sign < 0 || reals.Length == 0))
                return items.First(static i => double.IsNaN(Numbers.ToDouble(i)!.Value));
            items = reals;
        }
        return items.Aggregate((best, item) => Math.Sign(order(item, best)) == sign ? item : best);
    }

    private static Value ExtremeBy(CallContext call, int sign)
    {
        var key = call.Mapping("keySelector");
        var order = call.Order();
        var items = call.Sequence().Select(i => (Item: i, Key: key(i))).ToArray();
        if (items.Length == 0)
            throw call.Refuse($"{call.Member} of nothing");
        var known = items.Where(static p => !Evaluator.IsNull(p.Key)).ToArray();
        return known.Length == 0 ? items[0].Item : known.Aggregate((best, item) => Math.Sign(order(item.Key, best.Key)) == sign ? item : best).Item;
    }

    /// <summary>From the first item or a seed on, with a function of the result where there is one.</summary>
    private static Value Aggregate(CallContext call)
    {
        var hasSeed = call.Arguments.Count > 1 && call.Arguments[1].Name == "seed";
        var function = call.Combination("func");
        var result = hasSeed ? call.Sequence().Aggregate(call.At(1), function)
            : call.Sequence().Select(static v => (Value?)v).Aggregate((Value?)null, (sum, item) => sum is null ? item : function(sum, item!)) ?? throw Missing(call);
        return call.Has("resultSelector") ? call.Mapping("resultSelector")(result) : result;
    }

    private static DictionaryValue ToDictionary(CallContext call)
    {
        var dictionary = new DictionaryValue(call.Equality());
        var key = call.Has("keySelector") ? call.Mapping("keySelector") : static pair => ((TupleValue)pair).Elements[0];
        var element = call.Has("elementSelector") ? call.Mapping("elementSelector") : call.Has("keySelector") ? static item => item : static pair => ((TupleValue)pair).Elements[1];
        foreach (var item in call.Sequence())
        {
            var made = key(item);
            if (dictionary.Find(made) >= 0)
                throw call.Throw(new ArgumentException("An item with the same key has already been added."));
            dictionary.Add(made, element(item));
        }
        return dictionary;
    }
}
