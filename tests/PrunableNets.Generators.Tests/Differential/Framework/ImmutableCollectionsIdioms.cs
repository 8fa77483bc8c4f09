using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Linq;

namespace PrunableNets.Generators.Tests.Differential.Framework;

/// <summary>Immutable, frozen and read-only collections.</summary>
internal static class ImmutableCollectionsIdioms
{
    public static string ArrayAddLeavesTheOriginal()
    {
        var widths = ImmutableArray.Create(1, 2);
        var longer = widths.Add(3).Insert(0, 9);
        return string.Join(",", widths) + ";" + string.Join(",", longer);
    }

    public static string ArrayChanges()
    {
        var widths = ImmutableArray.Create(1, 2, 3, 2);
        return string.Join(
            "|",
            string.Join("", widths.SetItem(1, 8)),
            string.Join("", widths.RemoveAt(0)),
            string.Join("", widths.Remove(2)),
            string.Join("", widths.Replace(2, 5)),
            string.Join("", widths.RemoveAll(width => width > 1)));
    }

    public static string ArrayBuilder()
    {
        var builder = ImmutableArray.CreateBuilder<int>(4);
        builder.Add(3);
        builder.AddRange(new[] { 1, 2 });
        builder[0] = 7;
        builder.Sort();
        var widths = builder.ToImmutable();
        builder.Clear();
        return string.Join(",", widths) + ";" + builder.Count + ";" + widths.Length;
    }

    public static string ArrayFromAQuery()
    {
        var widths = Enumerable.Range(1, 4).Select(width => width * width).ToImmutableArray();
        return widths.IndexOf(9) + "," + widths[^1] + "," + widths.Contains(8) + "," + string.Join(",", widths.Slice(1, 2));
    }

    public static string ArrayFromACollectionExpression()
    {
        ImmutableArray<string> names = ["conv", .. new[] { "bn", "fc" }];
        return names.Length + names[1] + names.IsDefaultOrEmpty + default(ImmutableArray<int>).IsDefault;
    }

    public static string ListChanges()
    {
        var widths = ImmutableList.Create(1, 2, 3);
        var changed = widths.Replace(2, 20).RemoveAt(0).AddRange(new[] { 7, 8 }).SetItem(0, 5);
        return string.Join(",", widths) + ";" + string.Join(",", changed) + ";" + changed.FindIndex(width => width == 7);
    }

    public static string ListSortedAndReversed()
    {
        var widths = ImmutableList.Create(3, 1, 2);
        return string.Join("", widths.Sort()) + string.Join("", widths.Reverse())
            + string.Join("", widths.Sort((left, right) => right - left));
    }

    public static string ListBuilderKeepsTheSource()
    {
        var widths = ImmutableList.CreateRange(new[] { 1, 2 });
        var builder = widths.ToBuilder();
        builder.Insert(1, 9);
        return widths.Count + ":" + string.Join(",", builder.ToImmutable());
    }

    public static string DictionaryChanges()
    {
        var widths = ImmutableDictionary<string, int>.Empty.Add("a", 1).SetItem("a", 5).SetItem("b", 20);
        var fewer = widths.Remove("b");
        return $"{widths["a"]},{widths.Count},{fewer.Count},{fewer.ContainsKey("b")},"
            + $"{widths.Values.Sum()},{fewer.GetValueOrDefault("b", 77)}";
    }

    public static bool DictionaryRefusesADifferentValue()
    {
        var widths = ImmutableDictionary<string, int>.Empty.Add("a", 1);
        try
        {
            return widths.Add("a", 1).Add("a", 2).Count == 2;
        }
        catch (ArgumentException)
        {
            return widths.Add("a", 1).Count == 1;
        }
    }

    public static string DictionaryWithAComparer()
    {
        var widths = new[] { "Conv", "Fc" }.ToImmutableDictionary(name => name, name => name.Length)
            .WithComparers(StringComparer.OrdinalIgnoreCase);
        return widths["CONV"] + "," + widths.TryGetValue("fc", out var width) + width
            + "," + widths.TryGetKey("fC", out var stored) + stored;
    }

    public static string SortedDictionaryBuilder()
    {
        var builder = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        builder["b"] = 2;
        builder["B"] = 1;
        builder["a"] = 3;
        return string.Join(",", builder.ToImmutable().Select(pair => pair.Key + pair.Value));
    }

    public static string SetsCombined()
    {
        var widths = ImmutableSortedSet.Create(3, 1, 2);
        return string.Join("", widths.Union(new[] { 9, 1 })) + "," + string.Join("", widths.Except(new[] { 1 })) + ","
            + widths[0] + widths.Max + "," + ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "a", "A", "b").Count;
    }

    public static string StacksAndQueues()
    {
        var stack = ImmutableStack.Create(1, 2).Push(3);
        var queue = ImmutableQueue.Create(1, 2).Enqueue(3).Dequeue(out var first);
        return stack.Peek() + string.Join("", stack.Pop()) + "," + first + queue.Peek() + string.Join("", queue);
    }

    public static string FrozenDictionaries()
    {
        var source = new Dictionary<string, int> { ["Conv"] = 3, ["Fc"] = 10 };
        var frozen = source.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        source["Conv"] = 99;
        return frozen["conv"] + "," + frozen.Count + "," + frozen.GetValueOrDefault("pool", 7) + "," + frozen.ContainsKey("FC");
    }

    public static string FrozenSets() =>
        new[] { "a", "A", "b" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).Count + "," + new[] { 1, 2, 1 }.ToFrozenSet().Contains(3);

    public static string ReadOnlyCollectionIsAView()
    {
        var widths = new List<int> { 1, 2 };
        var view = new ReadOnlyCollection<int>(widths);
        widths[1] = 30;
        widths.Insert(0, 5);
        return view.Count + ":" + string.Join(",", view) + ":" + view.IndexOf(30);
    }
}
