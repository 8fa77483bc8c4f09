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
        catalogue.Method(Enumerable, "Where", static call => new ListValue(Source(call).Where(item => call.Evaluator.Invoke(call.At(1), [item], call.Origin) is ScalarValue { Object: true })));
        catalogue.Method(Enumerable, "Concat", static call => new ListValue(Source(call).Concat(call.Evaluator.Items(call.At(1), call.Origin))));
        catalogue.Method(Enumerable, "Append", static call => new ListValue(Source(call).Append(call.At(1))));
        catalogue.Method(Enumerable, "Prepend", static call => new ListValue(Source(call).Prepend(call.At(1))));
        catalogue.Method(Enumerable, "Reverse", static call => new ListValue(Source(call).Reverse()));
        catalogue.Method(Enumerable, "Skip", static call => new ListValue(Source(call).Skip((int)call.Long("count"))));
        catalogue.Method(Enumerable, "Take", static call => new ListValue(Source(call).Take((int)call.Long("count"))));
        catalogue.Method(Enumerable, "Zip", static call => new ListValue(Source(call).Zip(call.Evaluator.Items(call.At(1), call.Origin), static (a, b) => (Value)new TupleValue(a, b))));
        catalogue.Method(Enumerable, "Count", static call => new ScalarValue(Source(call).Count));
        catalogue.Method(Enumerable, "Any", static call => new ScalarValue(call.Arguments.Count == 1 ? Source(call).Count > 0 : Source(call).Any(item => call.Evaluator.Invoke(call.At(1), [item], call.Origin) is ScalarValue { Object: true })));
        catalogue.Method(Enumerable, "First", static call => Source(call)[0]);
        catalogue.Method(Enumerable, "Last", static call => Source(call)[Source(call).Count - 1]);
        catalogue.Method(Enumerable, "Sum", static call => Total(call));
        catalogue.Method("System.Array", "Empty", static _ => new ListValue([]));
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
