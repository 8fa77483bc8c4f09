using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Bcl;

/// <summary>Sorting, extremes, averages and distinct items of <c>System.Linq.Enumerable</c>.</summary>
internal static class Orders
{
    private const string Enumerable = "System.Linq.Enumerable";

    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Method(Enumerable, "OrderBy", static call => new ListValue(Keyed(call).OrderBy(static p => p.Key).Select(static p => p.Item)));
        catalogue.Method(Enumerable, "OrderByDescending", static call => new ListValue(Keyed(call).OrderByDescending(static p => p.Key).Select(static p => p.Item)));
        catalogue.Method(Enumerable, "Order", static call => new ListValue(Keyed(call).OrderBy(static p => p.Key).Select(static p => p.Item)));
        catalogue.Method(Enumerable, "OrderDescending", static call => new ListValue(Keyed(call).OrderByDescending(static p => p.Key).Select(static p => p.Item)));
        catalogue.Method(Enumerable, "MaxBy", static call => Keyed(call).OrderByDescending(static p => p.Key).First().Item);
        catalogue.Method(Enumerable, "MinBy", static call => Keyed(call).OrderBy(static p => p.Key).First().Item);
        catalogue.Method(Enumerable, "Max", static call => Valued(call).OrderByDescending(static p => p.Key).First().Value);
        catalogue.Method(Enumerable, "Min", static call => Valued(call).OrderBy(static p => p.Key).First().Value);
        catalogue.Method(Enumerable, "Average", static call => new ScalarValue(Valued(call).Average(static p => p.Key)));
        catalogue.Method(Enumerable, "Distinct", static call => new ListValue(Distinct(call.Evaluator.Items(call.At(0), call.Origin))));
    }

    private static IEnumerable<Value> Distinct(IEnumerable<Value> items)
    {
        var seen = new List<Value>();
        foreach (var item in items.Where(i => !seen.Any(s => Numbers.AreEqual(s, i))))
            seen.Add(item);
        return seen;
    }

    private static IEnumerable<(Value Item, double Key)> Keyed(CallContext call) => call.Evaluator.Items(call.At(0), call.Origin).Zip(Valued(call), static (item, v) => (item, v.Key));

    /// <summary>What the function makes of each item, or the items themselves, as numbers.</summary>
    private static List<(Value Value, double Key)> Valued(CallContext call) => call.Evaluator.Items(call.At(0), call.Origin)
        .Select(i => call.Arguments.Count > 1 ? call.Evaluator.Invoke(call.At(1), [i], call.Origin) : i)
        .Select(v => (v, Numbers.ToDouble(call.Evaluator.Known(v, call.Origin, call.Member)) ?? throw call.Refuse($"{call.Member} by {v.Describe()}"))).ToList();
}
