using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Generators.Tests.Differential.Language;

/// <summary>Idioms about loops, jumps and choices, and about what foreach accepts.</summary>
internal static class ControlFlowIdioms
{
    private sealed class Countdown(int from)
    {
        public Steps GetEnumerator() => new(from);
        public struct Steps(int left)
        {
            public int Current => left * left;
            public bool MoveNext() => --left >= 0;
        }
    }

    private static IEnumerator<int> GetEnumerator(this Range range)
    {
        for (int i = range.Start.Value; i <= range.End.Value; i++) { yield return i; }
    }

    private static int Find(int[,] grid, int wanted)
    {
        for (int row = 0; row < grid.GetLength(0); row++)
        {
            for (int column = 0; column < grid.GetLength(1); column++)
            {
                if (grid[row, column] == wanted) { return (row * 10) + column; }
                if (grid[row, column] < 0) { break; }
            }
        }
        return -1;
    }

    private static string Grade(int width) =>
        width < 4 ? "low" : width < 8 ? width % 2 == 0 ? "even" : "odd" : width == 8 ? "eight" : "high";

    public static string EarlyReturnsAndBreaksInNestedLoops()
    {
        int[,] grid = { { 1, 2, 3 }, { 4, -1, 6 }, { 7, 6, 9 } };
        return $"{Find(grid, 3)} {Find(grid, 6)} {Find(grid, -1)} {Find(grid, 5)}";
    }

    public static string ConditionsChainToTheRight() => Grade(3) + Grade(4) + Grade(7) + Grade(8) + Grade(9);

    public static int AContinueInADoLoopTestsTheCondition()
    {
        int n = 0, sum = 0;
        do
        {
            if (n % 2 == 0) { continue; }
            sum += n * 10;
        }
        while (++n < 6 && sum < 35);
        return sum + n;
    }

    public static string LoopsMayHaveSeveralVariables()
    {
        string log = "";
        int i, j;
        for (i = 0, j = 10; i < j; i += 2, j--, log += ";")
        {
            if (i == 4) { continue; }
            log += $"{i}{j}";
        }

        return log + i + j;
    }

    public static int AWhileMayDoEverythingInItsCondition()
    {
        int n = 7, sum = 0;
        while (--n > 0 && (sum += n) < 14) { }
        return (sum * 10) + n;
    }

    public static string ABreakInASwitchLeavesOnlyTheSwitch()
    {
        string log = "";
        foreach (char c in "abcd")
        {
            switch (c)
            {
                case 'a': break;
                case 'b': continue;
                case 'c' when log.Length > 1: log += "!"; break;
                default: log += "?"; break;
            }

            log += c;
        }

        return log;
    }

    public static int OwnEnumeratorsNeedNoInterface()
    {
        int folded = 0;
        var countdown = new Countdown(3);
        foreach (var square in countdown)
        {
            folded = (folded * 10) + square;
            foreach (long inner in countdown) { folded += (int)inner; }
        }

        return folded;
    }

    public static int AnExtensionMakesRangesEnumerable()
    {
        int folded = 0;
        foreach (int i in 2..5) { folded = (folded * 10) + i; }
        return folded;
    }

    public static string AChangedListStopsItsLoop()
    {
        var widths = new List<int> { 1, 2, 3 };
        try { foreach (int width in widths) { if (width == 2) { widths.Add(width); } } }
        catch (InvalidOperationException) { widths.Add(-1); }

        foreach (int width in widths.ToList()) { widths.Remove(width * 2); }
        for (int i = widths.Count - 1; i >= 0; i--) { if (widths[i] == 3) { widths.RemoveAt(i); } }
        return string.Join(",", widths);
    }

    public static string DictionariesAreTakenApartInOrder()
    {
        string log = "";
        foreach (var (name, width) in new Dictionary<string, int> { ["b"] = 2, ["a"] = 1, ["c"] = 0, ["b"] = 5 }) { log += name + width; }
        bool Even(int n) => n == 0 || Odd(n - 1);
        bool Odd(int n) => n != 0 && Even(n - 1);
        return log + Even(10) + Odd(4);
    }
}
