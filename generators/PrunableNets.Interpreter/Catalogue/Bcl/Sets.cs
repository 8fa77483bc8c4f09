using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Bcl;

/// <summary><c>HashSet&lt;T&gt;</c> and <c>SortedSet&lt;T&gt;</c>.</summary>
internal static class Sets
{
    private const string HashSet = "System.Collections.Generic.HashSet";
    private const string SortedSet = "System.Collections.Generic.SortedSet";

    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Constructor(HashSet, static call => Filled(New(call), Given(call)));
        catalogue.Constructor(SortedSet, static call =>
        {
            var order = call.Order();
            return Filled(new DictionaryValue((a, b) => order(a, b) == 0) { IsSet = true, Type = call.Member, Sorted = new ValueComparer(order) }, Given(call));
        });
        foreach (var type in new[] { HashSet, SortedSet, "System.Collections.Generic.ISet", "System.Collections.Generic.IReadOnlySet" })
            AddMembers(catalogue, type);
        catalogue.Property(SortedSet, "Min", static call => Self(call).Entries.Select(static e => e.Key).FirstOrDefault() ?? throw call.Refuse("Min of an empty set"));
        catalogue.Property(SortedSet, "Max", static call => Self(call).Entries.Select(static e => e.Key).LastOrDefault() ?? throw call.Refuse("Max of an empty set"));
    }

    public static DictionaryValue New(CallContext call) => new(call.Equality()) { IsSet = true, Type = call.Member };

    public static DictionaryValue Filled(DictionaryValue set, IEnumerable<Value> items)
    {
        foreach (var item in items)
            Add(set, item);
        return set;
    }

    private static bool Add(DictionaryValue set, Value item)
    {
        var isNew = set.Find(item) < 0;
        if (isNew)
            set.Add(item, item);
        return isNew;
    }

    private static bool Remove(DictionaryValue set, Value item)
    {
        var place = set.Find(item);
        if (place >= 0)
            set.RemoveAt(place);
        return place >= 0;
    }

    private static void AddMembers(Catalogue catalogue, string type)
    {
        catalogue.Method(type, "Add", static call => new ScalarValue(Add(Self(call), call.At(0))));
        catalogue.Method(type, "Remove", static call => new ScalarValue(Remove(Self(call), call.At(0))));
        catalogue.Method(type, "Contains", static call => new ScalarValue(Self(call).Find(call.At(0)) >= 0));
        catalogue.Property(type, "Count", static call => new ScalarValue(Self(call).Count));
        Change(catalogue, type, "Clear", static (self, _) => self.Clear());
        Change(catalogue, type, "UnionWith", static (self, other) => Filled(self, other));
        Change(catalogue, type, "ExceptWith", static (self, other) => Array.ForEach(other, item => Remove(self, item)));
        Change(catalogue, type, "IntersectWith", static (self, other) =>
        {
            foreach (var item in Items(self).Where(i => !other.Any(o => self.KeyEquals(i, o))).ToArray())
                Remove(self, item);
        });
        Change(catalogue, type, "SymmetricExceptWith", static (self, other) =>
        {
            foreach (var item in other.Distinct(new ValueEquality(self.KeyEquals)).ToArray())
                if (!Remove(self, item))
                    Add(self, item);
        });
        catalogue.Method(type, "RemoveWhere", static call =>
        {
            var holds = call.Condition("match");
            return new ScalarValue(Items(Self(call)).ToArray().Count(i => holds(i, 0) && Remove(Self(call), i)));
        });
        Ask(catalogue, type, "SetEquals", static (self, other) => Holds(self, other) && IsHeld(self, other));
        Ask(catalogue, type, "IsSubsetOf", static (self, other) => IsHeld(self, other));
        Ask(catalogue, type, "IsSupersetOf", static (self, other) => Holds(self, other));
        Ask(catalogue, type, "IsProperSubsetOf", static (self, other) => IsHeld(self, other) && !Holds(self, other));
        Ask(catalogue, type, "IsProperSupersetOf", static (self, other) => Holds(self, other) && !IsHeld(self, other));
        Ask(catalogue, type, "Overlaps", static (self, other) => other.Any(o => self.Find(o) >= 0));
    }

    private static bool Holds(DictionaryValue self, Value[] other) => other.All(o => self.Find(o) >= 0);

    private static bool IsHeld(DictionaryValue self, Value[] other) => Items(self).All(i => other.Any(o => self.KeyEquals(i, o)));

    private static IEnumerable<Value> Items(DictionaryValue set) => set.Entries.Select(static e => e.Key);

    private static DictionaryValue Self(CallContext call) => call.Target as DictionaryValue ?? throw call.Refuse($"{call.Member} of {call.Target?.Describe()}");

    private static IEnumerable<Value> Given(CallContext call)
    {
        _ = call.Has("capacity");
        return call.Has("collection") ? call.Evaluator.Items(call.Get("collection"), call.Origin) : [];
    }

    private static void Change(Catalogue catalogue, string type, string name, Action<DictionaryValue, Value[]> change) => catalogue.Method(type, name, call =>
    {
        change(Self(call), call.Arguments.Count > 0 ? call.Evaluator.Items(call.At(0), call.Origin).ToArray() : []);
        return ScalarValue.Null;
    });

    private static void Ask(Catalogue catalogue, string type, string name, Func<DictionaryValue, Value[], bool> ask) =>
        catalogue.Method(type, name, call => new ScalarValue(ask(Self(call), call.Evaluator.Items(call.At(0), call.Origin).ToArray())));
}
