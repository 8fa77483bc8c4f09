using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace PrunableNets.Generators.Tests.Differential.Framework;

/// <summary>Lists sorted, reversed, copied and viewed.</summary>
internal static class ListSortingIdioms
{
    public static string SortWithAComparison()
    {
        var widths = new List<int> { 13, 22, 31, 44 };
        widths.Sort((left, right) => (left % 10).CompareTo(right % 10));
        return string.Join(",", widths);
    }

    public static string SortDescendingByASwappedComparison()
    {
        var widths = new List<int> { 3, -1, 2 };
        widths.Sort((left, right) => right.CompareTo(left));
        return string.Join(",", widths);
    }

    public static string SortWithAComparer()
    {
        var names = new List<string> { "b", "C", "a", "D" };
        names.Sort(StringComparer.OrdinalIgnoreCase);
        var folded = string.Concat(names);
        names.Sort(StringComparer.Ordinal);
        return folded + string.Concat(names);
    }

    public static string SortOfAPart()
    {
        var widths = new List<int> { 9, 8, 7, 6, 5 };
        widths.Sort(1, 3, null);
        return string.Join(",", widths);
    }

    public static string SortOfAPartWithAComparer()
    {
        var widths = new List<int> { 1, 2, 3, 4 };
        widths.Sort(0, 3, Comparer<int>.Create((left, right) => right - left));
        return string.Join(",", widths);
    }

    public static string ReverseOfAPart()
    {
        var widths = new List<int> { 1, 2, 3, 4, 5 };
        widths.Reverse(1, 3);
        return string.Join(",", widths);
    }

    public static string ReverseInPlace()
    {
        var widths = new List<int> { 1, 2, 3 };
        widths.Reverse();
        return string.Join(",", widths);
    }

    public static string BinarySearchFoundAndMissing()
    {
        var widths = new List<int> { 8, 16, 32, 64 };
        return $"{widths.BinarySearch(32)},{~widths.BinarySearch(20)},{widths.BinarySearch(100)}";
    }

    public static string BinarySearchWithAComparer()
    {
        var widths = new List<int> { 64, 32, 8 };
        var descending = Comparer<int>.Create((left, right) => right.CompareTo(left));
        return widths.BinarySearch(32, descending) + "," + widths.BinarySearch(1, 2, 8, descending) + ","
            + widths.BinarySearch(16, descending);
    }

    public static string SortedInsertKeepsTheOrder()
    {
        var widths = new List<int> { 8, 32 };
        foreach (var width in new[] { 64, 16, 8 })
        {
            var at = widths.BinarySearch(width);
            if (at < 0)
                widths.Insert(~at, width);
        }
        return string.Join(",", widths);
    }

    public static string CapacityIsNotCount()
    {
        var widths = new List<int>(10);
        widths.Add(3);
        return widths.Count + "/" + widths.Capacity;
    }

    public static string CopyConstructorIsIndependent()
    {
        var widths = new List<int> { 1, 2 };
        var copy = new List<int>(widths) { 3 };
        widths[0] = 50;
        return string.Join(",", copy) + ";" + string.Join(",", widths);
    }

    public static string ToArrayIsASnapshot()
    {
        var widths = new List<int> { 1, 2 };
        var array = widths.ToArray();
        widths.Clear();
        return array.Length + "," + widths.Count + "," + array[1];
    }

    public static string CopyToInItsThreeForms()
    {
        var widths = new List<int> { 1, 2, 3 };
        var target = new int[7];
        widths.CopyTo(target);
        widths.CopyTo(target, 4);
        widths.CopyTo(1, target, 3, 1);
        return string.Join("", target);
    }

    public static string AsReadOnlyIsALiveView()
    {
        var widths = new List<int> { 1, 2 };
        ReadOnlyCollection<int> view = widths.AsReadOnly();
        widths.Add(30);
        widths[0] = 10;
        return view.Count + ":" + view[0] + "," + view[2] + "," + view.IndexOf(2) + "," + view.Contains(1);
    }

    public static bool ReadOnlyViewRefusesToAdd()
    {
        IList<int> view = new List<int> { 1, 2 }.AsReadOnly();
        try
        {
            view.Add(3);
            return false;
        }
        catch (NotSupportedException)
        {
            return view.IsReadOnly && view.Count == 2;
        }
    }
}
