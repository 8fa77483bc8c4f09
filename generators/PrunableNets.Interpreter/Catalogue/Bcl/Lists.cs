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
        catalogue.Constructor(Dictionary, static call =>
        {
            var made = new DictionaryValue();
            if (call.Has("dictionary"))
                made.Entries.AddRange(((DictionaryValue)call.Get("dictionary")).Entries);
            // How much room it has at first tells nothing.
            _ = call.Has("capacity");
            return made;
        });
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
        catalogue.Method(List, "RemoveRange", static call => Change(call, (items, _) => items.RemoveRange((int)call.Long("index"), (int)call.Long("count"))));
        catalogue.Method(List, "InsertRange", static call => Change(call, (items, _) => items.InsertRange((int)call.Long("index"), call.Evaluator.Items(call.At(1), call.Origin).ToArray())));
        catalogue.Method(List, "GetRange", static call => new ListValue(Items(call).Skip((int)call.Long("index")).Take((int)call.Long("count"))));
        catalogue.Method(List, "IndexOf", static call => new ScalarValue(Items(call).FindIndex(i => Numbers.AreEqual(i, call.At(0)))));
        catalogue.Method(List, "Reverse", static call => Change(call, static (items, _) => items.Reverse()));
        catalogue.Method("System.Array", "Reverse", static call =>
        {
            ((ListValue)call.At(0)).Items.Reverse();
            return ScalarValue.Null;
        });
        catalogue.Method("System.Array", "Fill", static call =>
        {
            var items = ((ListValue)call.At(0)).Items;
            for (var i = 0; i < items.Count; i++)
                items[i] = call.Get("value");
            return ScalarValue.Null;
        });
        catalogue.Method("System.Array", "IndexOf", static call => new ScalarValue(((ListValue)call.At(0)).Items.FindIndex(i => Numbers.AreEqual(i, call.At(1)))));
        catalogue.Method("System.Array", "GetLength", static call => new ScalarValue(Extent(call, (int)call.Long("dimension"))));
        catalogue.Method(List, "ForEach", static call =>
        {
            foreach (var item in Items(call).ToArray())
                call.Evaluator.Invoke(call.At(0), [item], call.Origin);
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
        catalogue.Method(Dictionary, "GetValueOrDefault", static call => ((DictionaryValue)call.Target!).Find(call.At(0)) is var place and >= 0
            ? ((DictionaryValue)call.Target!).Entries[place].Item
            : call.Arguments.Count > 1 ? call.At(1) : throw call.Refuse($"{call.Member} of a key that is not there"));
        catalogue.Method(Dictionary, "Remove", static call =>
        {
            var place = ((DictionaryValue)call.Target!).Find(call.At(0));
            if (place >= 0)
                ((DictionaryValue)call.Target!).Entries.RemoveAt(place);
            return new ScalarValue(place >= 0);
        });
        catalogue.Property(Dictionary, "this[]", static call => Entry(call));
        catalogue.Property(Dictionary, "Count", static call => new ScalarValue(((DictionaryValue)call.Target!).Entries.Count));
        catalogue.Property(Dictionary, "Values", static call => new ListValue(((DictionaryValue)call.Target!).Entries.Select(static e => e.Item)));
        catalogue.Property(Dictionary, "Keys", static call => new ListValue(((DictionaryValue)call.Target!).Entries.Select(static e => e.Key)));
    }

    /// <summary>The length of an array along a dimension; one of several is a list of lists.</summary>
    private static int Extent(CallContext call, int dimension)
    {
        var list = (ListValue)call.Target!;
        for (var i = 0; i < dimension; i++)
            list = (ListValue)list.Items[0];
        return list.Items.Count;
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
