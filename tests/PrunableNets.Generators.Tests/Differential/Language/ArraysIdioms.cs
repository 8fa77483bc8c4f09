using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Generators.Tests.Differential.Language;

/// <summary>Idioms about arrays and spans: shapes, defaults, sharing, covariance and the helpers of Array.</summary>
internal static class ArraysIdioms
{
    private static int Spoil(params int[] values) => values.Length == 0 ? -1 : (values[0] += 100);

    private static string Text<T>(IEnumerable<T> values) => string.Join(",", values);

    public static string ARectangleIsVisitedRowByRow()
    {
        int[,] grid = { { 1, 2, 3 }, { 4, 5, 6 } };
        grid[1, 0] *= 10;
        int[,] other = grid;
        other[0, 2]--;
        int folded = 0;
        foreach (int cell in grid)
        {
            folded = (folded * 2) + cell;
        }

        return $"{folded} {grid.Length} {grid.Rank} {grid.GetLength(0)}x{grid.GetLength(1)} {(new int[2, 0]).Length}";
    }

    public static string JaggedRowsMayBeShared()
    {
        int[] row = [1, 2];
        int[][] rows = [row, [3], row, new int[2]];
        rows[0][1] = 9;
        rows[1] = rows[3];
        rows[3][0]++;
        return $"{rows[2][1]} {rows[1][0]} {rows.Length} {rows.Sum(r => r.Length)} {ReferenceEquals(rows[0], rows[2])}";
    }

    public static string ElementsStartAtTheirDefaults()
    {
        var (names, nested, cube) = (new string?[2], new int[2][], new bool[2, 2, 2]);
        var (numbers, letters, pairs) = (new double[1], new char[1], new (int, string?)[1]);
        return $"{names[1] is null}{nested[0] is null}{cube[1, 1, 1]}{numbers[0]}{(int)letters[0]}{pairs[0]}";
    }

    public static string CovariantArraysRefuseStrangers()
    {
        object[] all = new string[] { "a", "b" };
        all[0] = "c";
        try { all[1] = 5; }
        catch (ArrayTypeMismatchException) { all[0] += "!"; }

        return $"{all[0]}{all[1]}{all is string[]}{all is IEnumerable<object>}{new object[] { "x" } is string[]}";
    }

    public static string CopiesMayOverlap()
    {
        int[] v = [1, 2, 3, 4, 5], w = new int[5];
        Array.Copy(v, 0, v, 1, 3);
        Array.Copy(v, 1, w, 3, 2);
        v.AsSpan(0, 2).CopyTo(w);
        w[0] += 8;
        return Text(v) + ";" + Text(w);
    }

    public static string ResizingMakesAnotherArray()
    {
        int[] v = [1, 2, 3], old = v;
        Array.Resize(ref v, 4);
        v[0] = 7;
        Array.Resize(ref old, 2);
        return Text(v) + ";" + Text(old);
    }

    public static string HelpersWorkOnParts()
    {
        int[] v = [5, 3, 9, 3, 1], keys = [3, 1, 2];
        string[] items = ["c", "a", "b"];
        int found = Array.IndexOf(v, 3, 2), missing = Array.IndexOf(v, 4), any = Array.FindIndex(v, x => x > 5);
        Array.Reverse(v, 1, 3);
        Array.Sort(v, 2, 3);
        Array.Sort(keys, items);
        Array.Fill(keys, 6, 1, 2);
        Array.Clear(v, 0, 1);
        return $"{found}{missing}{any} {Text(v)} {Text(items)} {Text(keys)} {Array.Exists(v, x => x == 5)}";
    }

    public static string ACloneIsShallow()
    {
        int[][] rows = [[1], [2]];
        var copy = (int[][])rows.Clone();
        copy[0][0] = 10;
        copy[1] = [20];
        return $"{rows[0][0]} {rows[1][0]} {copy[1][0]} {rows == copy}{rows.Equals(rows)}{rows[0] == copy[0]}";
    }

    public static int AParamsArrayIsSharedOnlyWhenGiven()
    {
        int[] v = [1, 2];
        int sum = Spoil(v) + Spoil(v[0], v[1]) + Spoil([.. v]) + Spoil();
        return (sum * 1000) + v[0];
    }

    public static string SpreadsAreCopiedInOrder()
    {
        List<int> middle = [2, 3];
        int[] v = [1, .. middle, .. middle.Where(m => m > 2), .. Array.Empty<int>(), middle.Count];
        middle.Clear();
        List<int> again = [.. v[^2..], .. v];
        v[0] = 50;
        return Text(v) + ";" + Text(again);
    }

    public static int AStackSpanIsChangedThroughReferences()
    {
        Span<int> span = stackalloc int[4];
        span[1..].Fill(3);
        foreach (ref int cell in span)
        {
            cell += span[^1]++;
        }

        return (span[0] * 1000) + (span[1] * 100) + (span[2] * 10) + span[3];
    }

    public static int ALoopKeepsTheArrayItStartedWith()
    {
        int[] v = [1, 2, 3];
        int folded = 0;
        foreach (int width in v)
        {
            folded = (folded * 10) + width;
            v[2] = 8;
            v = [9, 9, 9, 9];
        }

        return folded + (v.Length * 1000);
    }
}
