using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Generators.Tests.Differential.Framework;

/// <summary>Hash sets and sorted sets: membership, set algebra and order.</summary>
internal static class SetsIdioms
{
    public static string AddTellsWhetherItIsNew()
    {
        var seen = new HashSet<int>();
        return $"{seen.Add(3)}{seen.Add(3)}{seen.Add(4)}{seen.Count}";
    }

    public static string ComparerIgnoresCase()
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "Conv", "CONV", "fc" };
        return names.Count + "," + names.Contains("FC") + "," + string.Join("", names);
    }

    public static string FromASequenceWithAComparer()
    {
        var names = new HashSet<string>(new[] { "a", "A", "b" }, StringComparer.OrdinalIgnoreCase);
        return string.Join(",", names) + ";" + new HashSet<string>(new[] { "a", "A", "b" }).Count;
    }

    public static string UnionWithAppends()
    {
        var widths = new HashSet<int> { 8, 16 };
        widths.UnionWith(new[] { 16, 32, 8, 4 });
        return string.Join(",", widths);
    }

    public static string ExceptWithRemoves()
    {
        var widths = new HashSet<int> { 8, 16, 32 };
        widths.ExceptWith(new List<int> { 16, 99 });
        return string.Join(",", widths);
    }

    public static string IntersectWithKeeps()
    {
        var widths = new HashSet<int> { 8, 16, 32 };
        widths.IntersectWith(Enumerable.Range(10, 30));
        return string.Join(",", widths.Order());
    }

    public static string SymmetricExceptWithToggles()
    {
        var widths = new HashSet<int> { 1, 2, 3 };
        widths.SymmetricExceptWith(new[] { 3, 4, 1 });
        return string.Join(",", widths.OrderDescending());
    }

    public static string SetEqualsIgnoresOrderAndDuplicates()
    {
        var widths = new HashSet<int> { 1, 2 };
        return $"{widths.SetEquals(new[] { 2, 1, 2 })},{widths.SetEquals(new[] { 1 })},{widths.SetEquals(new[] { 1, 2, 3 })}";
    }

    public static string SubsetsAndSupersets()
    {
        var small = new HashSet<int> { 1, 2 };
        var large = new HashSet<int> { 1, 2, 3 };
        return $"{small.IsSubsetOf(large)}{large.IsSubsetOf(small)}{large.IsSupersetOf(small)}{small.IsProperSubsetOf(new[] { 2, 1 })}"
            + $"{large.IsProperSupersetOf(small)}{large.Overlaps(new[] { 9, 3 })}{small.Overlaps(new[] { 9, 3 })}";
    }

    public static string RemoveWhereCounts()
    {
        var widths = new HashSet<int> { 1, 2, 3, 4, 5 };
        return widths.RemoveWhere(width => width % 2 == 1) + ":" + string.Join(",", widths);
    }

    public static string TryGetValueFindsTheStoredSpelling()
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "GeLU" };
        var found = names.TryGetValue("gelu", out var stored);
        var missing = names.TryGetValue("relu", out var none);
        return found + (stored ?? "?") + missing + (none ?? "none");
    }

    public static string SortedSetWalksInOrder()
    {
        var widths = new SortedSet<int> { 32, 8, 16, 8 };
        return string.Join(",", widths) + ";" + widths.Min + ";" + widths.Max + ";" + widths.Count;
    }

    public static string SortedSetWithAComparer()
    {
        var names = new SortedSet<string>(StringComparer.OrdinalIgnoreCase) { "b", "A", "a", "C" };
        return string.Join(",", names) + ";" + string.Join(",", names.Reverse());
    }

    public static string SortedSetByASwappedOrder()
    {
        var widths = new SortedSet<int>(new[] { 5, 1, 9 }, Comparer<int>.Create((left, right) => right - left));
        return string.Join(",", widths) + ";" + widths.Min;
    }

    public static string SortedSetViewBetween()
    {
        var widths = new SortedSet<int> { 1, 4, 8, 16 };
        var view = widths.GetViewBetween(4, 15);
        widths.Add(10);
        return string.Join(",", view) + ";" + view.Count;
    }

    public static string FirstDuplicate()
    {
        var seen = new HashSet<string>();
        return new[] { "a", "b", "c", "b", "a" }.First(name => !seen.Add(name)) + seen.Count;
    }

    public static string SetOfTuples()
    {
        var shapes = new HashSet<(int Height, int Width)> { (1, 2), (2, 1), (1, 2) };
        return shapes.Count + "," + shapes.Contains((2, 1)) + "," + shapes.Remove((2, 2));
    }

    public static bool SetsOfSetsCompareByReferenceUnlessTold()
    {
        var outer = new HashSet<HashSet<int>>(HashSet<int>.CreateSetComparer()) { new() { 1, 2 } };
        var plain = new HashSet<HashSet<int>> { new() { 1, 2 } };
        return outer.Contains(new HashSet<int> { 2, 1 }) && !plain.Contains(new HashSet<int> { 1, 2 });
    }
}
