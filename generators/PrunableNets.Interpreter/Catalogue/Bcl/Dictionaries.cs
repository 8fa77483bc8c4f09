using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Bcl;

/// <summary><c>Dictionary&lt;K, V&gt;</c> and <c>SortedDictionary&lt;K, V&gt;</c>.</summary>
internal static class Dictionaries
{
    private const string Pair = "System.Collections.Generic.KeyValuePair";
    private const string Dictionary = "System.Collections.Generic.Dictionary";

    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Constructor(Dictionary, static call => Filled(call, new DictionaryValue(call.Equality()) { Type = call.Member }));
        foreach (var sorted in new[] { "System.Collections.Generic.SortedDictionary", "System.Collections.Generic.SortedList" })
        {
            catalogue.Constructor(sorted, static call =>
            {
                var order = call.Order();
                return Filled(call, new DictionaryValue((a, b) => order(a, b) == 0) { Type = call.Member, Sorted = new ValueComparer(order) });
            });
        }
        Method(catalogue, "Add", static (call, self) =>
        {
            if (self.Find(Key(call)) >= 0)
                throw call.Throw(new ArgumentException($"An item with the same key has already been added. Key: {call.At(0).Describe()}"));
            self.Add(Key(call), call.At(1));
            return ScalarValue.Null;
        });
        Method(catalogue, "TryAdd", static (call, self) =>
        {
            var isNew = self.Find(Key(call)) < 0;
            var value = call.At(1);
            if (isNew)
                self.Add(Key(call), value);
            return new ScalarValue(isNew);
        });
        Method(catalogue, "ContainsKey", static (call, self) => new ScalarValue(self.Find(Key(call)) >= 0));
        Method(catalogue, "ContainsValue", static (call, self) => new ScalarValue(self.Entries.Any(e => Lists.Same(call, e.Item, call.At(0)))));
        Method(catalogue, "TryGetValue", static (call, self) =>
        {
            var place = self.Find(Key(call));
            call.Set("value", place >= 0 ? self.Places[place]!.Value.Item : Unset(call, self));
            return new ScalarValue(place >= 0);
        });
        Method(catalogue, "Remove", static (call, self) =>
        {
            var place = self.Find(Key(call));
            if (call.Arguments.Count > 1)
                call.Set("value", place >= 0 ? self.Places[place]!.Value.Item : Unset(call, self));
            if (place >= 0)
                self.RemoveAt(place);
            return new ScalarValue(place >= 0);
        });
        Method(catalogue, "Clear", static (_, self) =>
        {
            self.Clear();
            return ScalarValue.Null;
        });
        catalogue.Method("System.Collections.Generic.CollectionExtensions", "GetValueOrDefault", static call =>
        {
            var self = call.At(0) as DictionaryValue ?? throw call.Refuse($"{call.Member} of {call.At(0).Describe()}");
            var fallback = call.Arguments.Count > 2 ? call.At(2) : null;
            var place = self.Find(call.Evaluator.Known(call.At(1), call.Origin, "a key"));
            return place >= 0 ? self.Places[place]!.Value.Item : fallback ?? Unset(call, self);
        });
        catalogue.Property(Dictionary, "this[]", static call =>
        {
            var self = Self(call);
            var place = self.Find(Key(call));
            return place >= 0 ? self.Places[place]!.Value.Item
                : throw call.Evaluator.Throw(new KeyNotFoundException($"The given key '{call.At(0).Describe()}' was not present in the dictionary."), call.Origin, $"the dictionary has no key {call.At(0).Describe()}");
        });
        catalogue.Property(Dictionary, "Count", static call => new ScalarValue(Self(call).Count));
        catalogue.Property(Dictionary, "Values", static call => new SequenceValue(call.Evaluator.Sequence(call.Target!, call.Origin).Select(static e => ((TupleValue)e).Elements[1])));
        catalogue.Property(Dictionary, "Keys", static call => new SequenceValue(call.Evaluator.Sequence(call.Target!, call.Origin).Select(static e => ((TupleValue)e).Elements[0])));
        catalogue.Constructor(Pair, static call => new TupleValue(call.At(0), call.At(1)) { IsPair = true });
        catalogue.Method(Pair, "Create", static call => new TupleValue(call.At(0), call.At(1)) { IsPair = true });
    }

    /// <summary>A copy of another dictionary, or of pairs.</summary>
    private static DictionaryValue Filled(CallContext call, DictionaryValue made)
    {
        var source = call.Has("dictionary") ? call.Get("dictionary") : call.Has("collection") ? call.Get("collection") : null;
        // How much room it has at first tells nothing.
        _ = call.Has("capacity");
        foreach (var pair in source is null ? [] : call.Evaluator.Items(source, call.Origin).Cast<TupleValue>())
        {
            if (made.Find(pair.Elements[0]) >= 0)
                throw call.Throw(new ArgumentException("An item with the same key has already been added."));
            made.Add(pair.Elements[0], pair.Elements[1]);
        }
        return made;
    }

    private static Value Unset(CallContext call, DictionaryValue self) => self.Type is { } type && Ir.TypeNames.Arguments(type) is { Count: 2 } arguments
        ? call.Evaluator.Unset(arguments[1], call.Origin)
        : call.ResultType is { } result && result != "bool" ? call.Evaluator.Unset(result, call.Origin)
        : throw call.Refuse($"{call.Member} of a key that is not there");

    private static Value Key(CallContext call) => Evaluator.IsNull(call.Evaluator.Known(call.At(0), call.Origin, "a key")) ? throw call.Throw(new ArgumentNullException("key")) : call.At(0);

    private static DictionaryValue Self(CallContext call) => call.Target as DictionaryValue ?? throw call.Refuse($"{call.Member} of {call.Target?.Describe()}");

    private static void Method(Catalogue catalogue, string name, Func<CallContext, DictionaryValue, Value> body) => catalogue.Method(Dictionary, name, call => body(call, Self(call)));
}
