using System;
using System.Collections.Generic;

namespace PrunableNets.Generators.Tests.Differential.Framework;

/// <summary>Lists changed and searched in place.</summary>
internal static class ListsIdioms
{
    public static string InsertAtBothEnds()
    {
        var widths = new List<int> { 5, 6 };
        widths.Insert(0, 4);
        widths.Insert(widths.Count, 7);
        widths.Insert(2, 0);
        return string.Join(",", widths);
    }

    public static bool InsertBeyondTheEndIsRefused()
    {
        var widths = new List<int> { 5 };
        try
        {
            widths.Insert(2, 7);
            return false;
        }
        catch (ArgumentOutOfRangeException)
        {
            return widths.Count == 1;
        }
    }

    public static string RemoveTakesTheFirstEqual()
    {
        var widths = new List<int> { 3, 8, 3, 1 };
        return $"{widths.Remove(3)}{widths.Remove(9)}" + string.Join(",", widths);
    }

    public static string RemoveAtShifts()
    {
        var widths = new List<int> { 2, 1, 0, 9 };
        widths.RemoveAt(1);
        widths.RemoveAt(widths[1]);
        return string.Join(",", widths);
    }

    public static string RemoveAllCountsTheRemoved()
    {
        var widths = new List<int> { 8, 3, 16, 5, 24 };
        return widths.RemoveAll(width => width % 8 == 0) + ":" + string.Join(",", widths);
    }

    public static string RemoveRangeInTheMiddle()
    {
        var widths = new List<int> { 0, 1, 2, 3, 4, 5 };
        widths.RemoveRange(1, 3);
        return string.Join(",", widths);
    }

    public static string AddRangeOfItself()
    {
        var widths = new List<int> { 1, 2 };
        widths.AddRange(widths);
        widths.AddRange(new[] { 9 });
        return string.Join(",", widths);
    }

    public static string InsertRangeInTheMiddle()
    {
        var widths = new List<int> { 1, 9 };
        widths.InsertRange(1, new List<int> { 4, 5 });
        widths.InsertRange(0, new[] { 0 });
        return string.Join(",", widths);
    }

    public static string GetRangeIsACopy()
    {
        var widths = new List<int> { 1, 2, 3, 4 };
        var middle = widths.GetRange(1, 2);
        widths[1] = 70;
        return string.Join(",", middle) + ";" + widths[1];
    }

    public static string SliceByARangeOfIndices()
    {
        var widths = new List<int> { 1, 2, 3, 4, 5 };
        return string.Join(",", widths[1..^1]) + ";" + widths[^2];
    }

    public static string IndexOfFromAPosition()
    {
        var widths = new List<int> { 7, 3, 7, 3, 7 };
        return $"{widths.IndexOf(3)},{widths.IndexOf(3, 2)},{widths.IndexOf(7, 1, 1)},{widths.LastIndexOf(7)},{widths.LastIndexOf(7, 3)}";
    }

    public static string FindIndexInItsThreeForms()
    {
        var widths = new List<int> { 1, 8, 2, 9, 3 };
        return widths.FindIndex(width => width > 5) + "," + widths.FindIndex(2, width => width > 5) + ","
            + widths.FindIndex(2, 1, width => width > 5) + "," + widths.FindLastIndex(width => width < 3);
    }

    public static string FindOfNothingIsTheDefault()
    {
        var widths = new List<int> { 1, 8, 2 };
        var names = new List<string> { "conv" };
        return widths.Find(width => width > 1) + "," + widths.Find(width => width > 9) + "," + widths.FindLast(width => width < 8)
            + "," + (names.Find(name => name == "fc") ?? "none");
    }

    public static string FindAllExistsAndTrueForAll()
    {
        var widths = new List<int> { 4, 8, 6 };
        return string.Join("+", widths.FindAll(width => width > 4)) + widths.Exists(width => width == 6)
            + widths.TrueForAll(width => width > 4) + new List<int>().TrueForAll(width => width > 4);
    }

    public static string ConvertAllToNames()
    {
        var names = new List<int> { 3, 12 }.ConvertAll(width => "w" + width.ToString("D3"));
        names.Reverse();
        return string.Join(",", names);
    }

    public static int ForEachAccumulates()
    {
        var hash = 17;
        new List<int> { 1, 2, 3 }.ForEach(width => hash = hash * 31 + width);
        return hash;
    }

    public static int IndexerBeyondTheEndThrows() => new List<int>(16) { 1, 2 }[2];
}
