using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Bcl;

/// <summary><c>List&lt;T&gt;</c>, arrays and <c>Dictionary&lt;K, V&gt;</c>.</summary>
internal static class Lists
{
    private const string List = "System.Collections.Generic.List";
    private const string Dictionary = "System.Collections.Generic.Dictionary";

    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Constructor(List, static call => new ListValue(call.Arguments.Count == 1 && call.At(0) is ListValue items ? items.Items : []));
        catalogue.Constructor(Dictionary, static _ => new DictionaryValue());
        catalogue.Method(List, "Add", static call => Change(call, static (items, value) => items.Add(value)));
        catalogue.Method(List, "Insert", static call =>
        {
            Items(call).Insert((int)call.Long("index"), call.Get("item"));
            return ScalarValue.Null;
        });
        catalogue.Method(List, "AddRange", static call =>
        {
            Items(call).AddRange(call.Evaluator.Items(call.At(0), call.Origin).ToArray());
            return ScalarValue.Null;
        });
        catalogue.Method(List, "RemoveAt", static call =>
        {
            Items(call).RemoveAt((int)call.Long("index"));
            return ScalarValue.Null;
        });
        catalogue.Method(List, "Clear", static call => Change(call, static (items, _) => items.Clear()));
        catalogue.Method(List, "Contains", static call => new ScalarValue(Items(call).Any(i => Numbers.AreEqual(i, call.At(0)))));
        foreach (var type in new[] { List, "System.Array" })
        {
            catalogue.Property(type, "Count", static call => new ScalarValue(Items(call).Count));
            catalogue.Property(type, "Length", static call => new ScalarValue(Items(call).Count));
        }
        catalogue.Property(List, "this[]", static call => Items(call)[Index(call)]);
        catalogue.Method(Dictionary, "Add", static call =>
        {
            ((DictionaryValue)call.Target!).Entries.Add((call.At(0), call.At(1)));
            return ScalarValue.Null;
        });
        catalogue.Method(Dictionary, "ContainsKey", static call => new ScalarValue(((DictionaryValue)call.Target!).Find(call.At(0)) >= 0));
        catalogue.Property(Dictionary, "this[]", static call => Entry(call));
        catalogue.Property(Dictionary, "Count", static call => new ScalarValue(((DictionaryValue)call.Target!).Entries.Count));
        catalogue.Property(Dictionary, "Values", static call => new ListValue(((DictionaryValue)call.Target!).Entries.Select(static e => e.Item)));
        catalogue.Property(Dictionary, "Keys", static call => new ListValue(((DictionaryValue)call.Target!).Entries.Select(static e => e.Key)));
    }

    private static List<Value> Items(CallContext call) => (call.Target as ListValue ?? throw call.Refuse($"{call.Member} of {call.Target?.Describe()}")).Items;

    private static ScalarValue Change(CallContext call, System.Action<List<Value>, Value> change)
    {
        change(Items(call), call.Arguments.Count > 0 ? call.At(0) : ScalarValue.Null);
        return ScalarValue.Null;
    }

    private static int Index(CallContext call)
    {
        var index = Numbers.ToLong(call.Evaluator.Known(call.At(0), call.Origin, "an index")) ?? -1;
        return index >= 0 && index < Items(call).Count
            ? (int)index
            : throw call.Evaluator.Stop(Findings.FindingKind.Throws, call.Origin, $"index {call.At(0).Describe()} is outside of a list of {Items(call).Count}");
    }

    private static Value Entry(CallContext call)
    {
        var dictionary = (DictionaryValue)call.Target!;
        var index = dictionary.Find(call.Evaluator.Known(call.At(0), call.Origin, "a key"));
        return index >= 0 ? dictionary.Entries[index].Item : throw call.Evaluator.Stop(Findings.FindingKind.Throws, call.Origin, $"the dictionary has no key {call.At(0).Describe()}");
    }
}
