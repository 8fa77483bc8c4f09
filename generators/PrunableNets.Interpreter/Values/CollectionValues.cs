using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Interpreter.Values;

/// <summary>An array or a list.</summary>
/// <param name="items">What it holds at first.</param>
/// <param name="type">Its type, where that is known (<see cref="Ir.TypeNames"/>).</param>
public sealed class ListValue(IEnumerable<Value> items, string? type = null) : Value
{
    public List<Value> Items { get; } = items.Select(ObjectValue.Copied).ToList();

    public string? Type { get; } = type;

    /// <summary>Its length is fixed, and its elements can be set while it is gone through.</summary>
    public bool IsArray => Type?.EndsWith("]", StringComparison.Ordinal) == true;

    /// <summary>The number of dimensions; an array of several holds arrays.</summary>
    public int Rank => Type is null || !IsArray ? 1 : Type.Length - Type.LastIndexOf('[') - 1;

    public override string Describe() => $"a list of {Items.Count}";
}

/// <summary>A part of an array or list, which changes with it: a span, a segment.</summary>
public sealed class SpanValue(ListValue list, int start, int length) : Value
{
    public ListValue List { get; } = list;

    public int Start { get; } = start;

    public int Length { get; } = length;

    public override string Describe() => $"a span of {Length}";
}

/// <summary>A query or an iterator: it runs each time that it is gone through.</summary>
public class SequenceValue(IEnumerable<Value> items) : Value
{
    public IEnumerable<Value> Items { get; } = items;

    /// <summary>It is the user's own iterator: whatever reads it goes through it from the start.</summary>
    public bool IsIterator { get; init; }

    public override string Describe() => "a sequence";
}

/// <summary>The items of one key of a <c>GroupBy</c>.</summary>
public sealed class GroupingValue(Value key, IEnumerable<Value> items) : SequenceValue(items)
{
    public Value Key { get; } = key;
}

/// <summary>A <c>ToLookup</c>: the groups, of which a missing one is empty.</summary>
public sealed class LookupValue(IReadOnlyList<GroupingValue> groups, Func<Value, Value, bool> equals) : SequenceValue(groups)
{
    public IReadOnlyList<GroupingValue> Groups { get; } = groups;

    public GroupingValue? Find(Value key) => Groups.FirstOrDefault(g => equals(g.Key, key));
}

/// <summary>A sorted query, which can be sorted further.</summary>
public sealed class OrderedValue(IOrderedEnumerable<Value> items) : SequenceValue(items)
{
    public IOrderedEnumerable<Value> Ordered { get; } = items;
}

/// <summary>A tuple, or a pair of a dictionary.</summary>
public sealed class TupleValue(params Value[] elements) : Value
{
    public Value[] Elements { get; } = elements;

    /// <summary>A <c>System.Tuple</c>, which is an object.</summary>
    public bool IsClass { get; init; }

    /// <summary>A <c>KeyValuePair</c>.</summary>
    public bool IsPair { get; init; }

    public TupleValue Copy() => new(Array.ConvertAll(Elements, ObjectValue.Copied)) { IsPair = IsPair };

    public override string Describe() => $"({string.Join(", ", Elements.Select(static e => e.Describe()))})";
}

/// <summary>A dictionary or a set, whose items are its keys.</summary>
/// <param name="equals">How keys are compared.</param>
public sealed class DictionaryValue(Func<Value, Value, bool> equals) : Value
{
    private readonly Stack<int> free = new();
    private readonly Dictionary<ObjectValue, Dictionary<string, Value>> made = [];

    /// <summary>As in .NET, an entry that was removed leaves a place that the next one takes.</summary>
    public List<(Value Key, Value Item)?> Places { get; } = [];

    public IEnumerable<(Value Key, Value Item)> Entries => Sorted is { } order
        ? Places.Where(static p => p is not null).Select(static p => p!.Value).OrderBy(static p => p.Key, order)
        : Places.Where(static p => p is not null).Select(static p => p!.Value);

    public Func<Value, Value, bool> KeyEquals { get; } = equals;

    /// <summary>How entries are sorted, if they are.</summary>
    public IComparer<Value>? Sorted { get; init; }

    public bool IsSet { get; init; }

    /// <summary>Its type, where that is known.</summary>
    public string? Type { get; init; }

    /// <summary>Grows with every change, as the framework tells changes while a collection is gone through.</summary>
    public int Version { get; private set; }

    public int Count => Places.Count - free.Count;

    /// <exception cref="InvalidOperationException">A key has changed since it was added: where it is then, only its hash code would tell.</exception>
    public int Find(Value key) => Places.FindIndex(p => p is { } entry && IsUnchanged(entry.Key) && KeyEquals(entry.Key, key));

    private bool IsUnchanged(Value key) => key is not ObjectValue { IsStruct: false } instance || !made.TryGetValue(instance, out var fields)
        || fields.All(f => ReferenceEquals(instance.Fields[f.Key], f.Value)) ? true : throw new InvalidOperationException("a key that has changed");

    /// <summary>Adds a key that is not there.</summary>
    public void Add(Value key, Value item)
    {
        Version++;
        if (key is ObjectValue { IsStruct: false } and not ModuleValue)
            made[(ObjectValue)key] = new((IDictionary<string, Value>)((ObjectValue)key).Fields);
        if (free.Count > 0)
            Places[free.Pop()] = (key, item);
        else
            Places.Add((key, item));
    }

    /// <summary>Another item of a key that is there: no change of what is gone through.</summary>
    public void Set(int place, Value item) => Places[place] = (Places[place]!.Value.Key, item);

    public void RemoveAt(int place)
    {
        Places[place] = null;
        free.Push(place);
    }

    public void Clear()
    {
        Version++;
        Places.Clear();
        free.Clear();
    }

    /// <summary>Puts back what was there.</summary>
    public void Restore(IEnumerable<(Value Key, Value Item)?> places)
    {
        Clear();
        Places.AddRange(places);
        for (var i = 0; i < Places.Count; i++)
            if (Places[i] is null)
                free.Push(i);
    }

    public override string Describe() => $"a {(IsSet ? "set" : "dictionary")} of {Count}";
}
