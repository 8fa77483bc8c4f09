using System.Collections.Generic;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Bcl;

/// <summary><c>Stack&lt;T&gt;</c> and <c>Queue&lt;T&gt;</c>, whose next item is the last or the first of a list.</summary>
internal static class Stacks
{
    public static void AddTo(Catalogue catalogue)
    {
        Add(catalogue, "System.Collections.Generic.Stack", "Push", "Pop", static items => items.Count - 1);
        Add(catalogue, "System.Collections.Generic.Queue", "Enqueue", "Dequeue", static _ => 0);
    }

    private static void Add(Catalogue catalogue, string type, string put, string take, System.Func<List<Value>, int> next)
    {
        catalogue.Constructor(type, static call => call.Arguments.Count == 0 ? new ListValue([]) : throw call.Refuse("a collection made from another"));
        catalogue.Property(type, "Count", static call => new ScalarValue(Items(call).Count));
        catalogue.Method(type, put, static call =>
        {
            Items(call).Add(call.At(0));
            return ScalarValue.Null;
        });
        catalogue.Method(type, "Peek", call => Items(call)[Next(call)]);
        catalogue.Method(type, take, call =>
        {
            var index = Next(call);
            var item = Items(call)[index];
            Items(call).RemoveAt(index);
            return item;
        });

        int Next(CallContext call) => Items(call).Count > 0
            ? next(Items(call))
            : throw call.Evaluator.Stop(Findings.FindingKind.Throws, call.Origin, $"{call.Member} of an empty collection");
    }

    private static List<Value> Items(CallContext call) => (call.Target as ListValue ?? throw call.Refuse($"{call.Member} of {call.Target?.Describe()}")).Items;
}
