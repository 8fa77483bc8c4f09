using System;
using System.Collections.Generic;

namespace PrunableNets.Generators.Tests.Differential.Framework;

/// <summary>Arrays sorted, searched, copied, resized and indexed in several dimensions.</summary>
internal static class ArraysIdioms
{
    public static string SortWithKeys()
    {
        var keys = new[] { 3, 1, 2 };
        var names = new[] { "c", "a", "b" };
        Array.Sort(keys, names);
        return string.Join("", names) + string.Join("", keys);
    }

    public static string SortWithKeysAndAComparer()
    {
        var keys = new[] { "b", "A", "c" };
        var widths = new[] { 2, 1, 3 };
        Array.Sort(keys, widths, StringComparer.OrdinalIgnoreCase);
        return string.Join("", keys) + string.Join("", widths);
    }

    public static string SortOfAPartAndByAComparison()
    {
        var widths = new[] { 9, 7, 8, 1, 2 };
        Array.Sort(widths, 1, 3);
        var part = string.Join("", widths);
        Array.Sort(widths, (left, right) => right.CompareTo(left));
        return part + "," + string.Join("", widths);
    }

    public static string SortWithAComparer()
    {
        var names = new[] { "b", "C", "a" };
        Array.Sort(names, StringComparer.Ordinal);
        return string.Concat(names);
    }

    public static string IndexOfFromAPosition()
    {
        var widths = new[] { 7, 3, 7, 3, 7 };
        return $"{Array.IndexOf(widths, 3)},{Array.IndexOf(widths, 3, 2)},{Array.IndexOf(widths, 3, 2, 1)},{Array.LastIndexOf(widths, 7)},"
            + $"{Array.LastIndexOf(widths, 7, 3)}";
    }

    public static string FindsByPredicate()
    {
        var widths = new[] { 1, 8, 2, 9, 3 };
        return string.Join("", Array.FindAll(widths, width => width > 2)) + "," + Array.Find(widths, width => width > 5) + ","
            + Array.FindLast(widths, width => width > 5) + "," + Array.FindIndex(widths, 2, width => width > 5) + ","
            + Array.FindLastIndex(widths, 2, width => width > 5);
    }

    public static string ConvertExistsAndTrueForAll()
    {
        var names = Array.ConvertAll(new[] { 3, 12 }, width => "w" + width);
        return string.Join(",", names) + Array.Exists(names, name => name.Length > 2) + Array.TrueForAll(names, name => name.Length > 2);
    }

    public static string FillOfAllAndOfAPart()
    {
        var widths = new int[5];
        Array.Fill(widths, 1);
        Array.Fill(widths, 8, 1, 2);
        return string.Join(",", widths);
    }

    public static string CopyOverlapsSafely()
    {
        var widths = new[] { 1, 2, 3, 4, 5 };
        Array.Copy(widths, 0, widths, 1, 4);
        var forward = string.Join("", widths);
        Array.Copy(widths, 2, widths, 0, 3);
        return forward + "," + string.Join("", widths);
    }

    public static string CopyOfAPrefixAndCopyTo()
    {
        var target = new int[5];
        Array.Copy(new[] { 1, 2, 3 }, target, 2);
        new[] { 8, 9 }.CopyTo(target, 3);
        return string.Join("", target);
    }

    public static string ResizeMakesAnotherArray()
    {
        var widths = new[] { 1, 2, 3 };
        var old = widths;
        Array.Resize(ref widths, 5);
        widths[0] = 9;
        var grown = string.Join("", widths);
        Array.Resize(ref widths, 2);
        return grown + "," + string.Join("", widths) + "," + old[0];
    }

    public static string BinarySearchInItsForms()
    {
        var widths = new[] { 2, 4, 8, 16 };
        return $"{Array.BinarySearch(widths, 8)},{Array.BinarySearch(widths, 5)},{Array.BinarySearch(widths, 0, 2, 16)},"
            + $"{Array.BinarySearch(new[] { 9, 5, 1 }, 1, Comparer<int>.Create((left, right) => right - left))}";
    }

    public static string ReverseClearAndEmpty()
    {
        var widths = new[] { 1, 2, 3, 4, 5 };
        Array.Reverse(widths, 1, 3);
        Array.Clear(widths, 3, 1);
        return string.Join("", widths) + Array.Empty<int>().Length + object.ReferenceEquals(Array.Empty<int>(), Array.Empty<int>());
    }

    public static string GridsOfTwoDimensions()
    {
        var grid = new[,] { { 1, 2, 3 }, { 4, 5, 6 } };
        var order = "";
        foreach (var cell in grid)
            order += cell;
        return $"{order},{grid.Rank},{grid.Length},{grid.GetLength(0)},{grid.GetLength(1)},{grid.GetUpperBound(1)},{grid[1, 0]}";
    }

    public static string ValuesByPosition()
    {
        var grid = new int[2, 2];
        grid.SetValue(7, 1, 0);
        Array names = new[] { "a", "b" };
        names.SetValue("z", 1);
        return $"{grid.GetValue(1, 0)}{grid.GetValue(0, 1)}{names.GetValue(1)}{names.Length}";
    }

    public static string RangesCopyAndClonesAreShallow()
    {
        var rows = new[] { new[] { 1 }, new[] { 2 }, new[] { 3 } };
        var part = rows[1..];
        var clone = (int[][])rows.Clone();
        part[0] = new[] { 50 };
        clone[1][0] = 20;
        return $"{rows[1][0]},{part[0][0]},{rows[^1][0]}";
    }
}
