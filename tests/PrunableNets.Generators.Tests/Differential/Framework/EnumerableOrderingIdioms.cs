using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Generators.Tests.Differential.Framework;

/// <summary>Sorted and reversed sequences: stability, several keys, comparers and nulls.</summary>
internal static class EnumerableOrderingIdioms
{
    public static string OrderByIsStable() =>
        string.Join(",", new[] { "pool", "fc", "conv", "bn", "gelu" }.OrderBy(name => name.Length));

    public static string OrderByDescendingIsStableToo() =>
        string.Join(",", new[] { "fc", "pool", "bn", "conv", "gelu" }.OrderByDescending(name => name.Length));

    public static string ThenByOrdinal() =>
        string.Join(",", new[] { "fc", "Fc", "bn", "a" }.OrderBy(name => name.Length).ThenBy(name => name, StringComparer.Ordinal));

    public static string ThenByDescendingOfARemainder() =>
        string.Join(",", new[] { 12, 21, 13, 22, 11 }.OrderBy(width => width / 10).ThenByDescending(width => width % 10));

    public static string ThreeKeys() =>
        string.Join(
            ",",
            new[] { 211, 112, 121, 111, 122 }
                .OrderByDescending(code => code / 100)
                .ThenBy(code => code % 10)
                .ThenByDescending(code => code / 10 % 10));

    public static string OrdinalPutsCapitalsFirst() =>
        string.Join(",", new[] { "b", "a", "B", "_", "A" }.OrderBy(name => name, StringComparer.Ordinal));

    public static string OrdinalIgnoreCaseIsStableBetweenCases() =>
        string.Join(",", new[] { "b", "A", "a", "B" }.OrderBy(name => name, StringComparer.OrdinalIgnoreCase));

    public static string OrderByWithAnOwnComparer() =>
        string.Join(",", new[] { 5, -7, 2, -1 }.OrderBy(weight => weight, new ByMagnitude()));

    public static string OrderByDescendingWithAComparerOfALambda() =>
        string.Join(
            ",", new[] { 15, 24, 33, 41 }.OrderByDescending(width => width, Comparer<int>.Create((a, b) => (a % 10).CompareTo(b % 10))));

    public static string OrderOfItself() => string.Join(",", new[] { 3, -1, 2 }.Order());

    public static string OrderDescendingOfItself() => string.Join(",", new List<int> { 3, -1, 2, 3 }.OrderDescending());

    public static string OrderWithAComparer() =>
        string.Join(",", new[] { "w10", "w9", "W1" }.Order(StringComparer.OrdinalIgnoreCase));

    public static string OrderDescendingWithAComparer() => string.Join(",", new[] { -4, 3, -2 }.OrderDescending(new ByMagnitude()));

    public static string NullsComeFirst() =>
        string.Join(",", new int?[] { 3, null, -2 }.OrderBy(width => width).Select(width => width?.ToString("D2") ?? "none"));

    public static string NullNamesComeLastWhenDescending() =>
        string.Join(
            ",", new[] { "b", null, "c" }.OrderByDescending(name => name, StringComparer.Ordinal).Select(name => name ?? "none"));

    public static string FalseBeforeTrue() =>
        string.Join(",", new[] { 8, 3, 16, 5 }.OrderBy(width => width % 8 == 0));

    public static string NotANumberIsSmallest()
    {
        var sorted = new[] { 1.0, double.NaN, double.NegativeInfinity }.Order().ToList();
        return (double.IsNaN(sorted[0]) ? "nan" : "number") + (double.IsInfinity(sorted[1]) ? " inf" : " finite");
    }

    public static string OrderByATuple() =>
        string.Join(",", new[] { 23, 12, 21, 13 }.OrderBy(width => (width / 10, -(width % 10))));

    public static string ReverseOfAQuery() => string.Join(",", new[] { 1, 2, 3 }.Select(width => width * width).Reverse());

    public static string ReverseOfASortedQueryKeepsTiesBackwards() =>
        string.Join(",", new[] { "fc", "bn", "conv" }.OrderBy(name => name.Length).Reverse());

    public static int FirstOfAnOrderedQuery() => new[] { 14, 31, 22, 11 }.OrderBy(width => width % 10).First();

    public static int LastOfAnOrderedQuery() => new[] { 14, 31, 24, 11 }.OrderBy(width => width % 10).Last();

    public static string ArgumentsOfTheSortedPositions()
    {
        var scores = new[] { 0.5, 0.9, 0.1, 0.7 };
        return string.Join(",", Enumerable.Range(0, scores.Length).OrderByDescending(at => scores[at]).Take(2));
    }

    public static string SecondOrderByWins() =>
        string.Join(",", new[] { 31, 12, 22, 11 }.OrderBy(width => width / 10).OrderBy(width => width % 10));

    public static string OrderedQueryPaged() =>
        string.Join(",", new[] { 9, 4, 7, 1, 8 }.OrderBy(width => width).Skip(1).Take(2).Append(-1));

    private sealed class ByMagnitude : IComparer<int>
    {
        public int Compare(int left, int right) => Math.Abs(left).CompareTo(Math.Abs(right));
    }
}
