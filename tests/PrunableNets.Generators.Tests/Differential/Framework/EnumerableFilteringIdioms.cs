using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Generators.Tests.Differential.Framework;

/// <summary>Parts of sequences: by position, by predicate, without duplicates, and the set operations.</summary>
internal static class EnumerableFilteringIdioms
{
    public static string WhereWithAnIndex() =>
        string.Join(",", new[] { 10, 20, 30, 40, 50 }.Where((width, at) => at % 2 == 1 || width == 50));

    public static string WhereOnAString() => string.Concat("c0nv2d".Where(letter => !char.IsDigit(letter)));

    public static string SkipAndTakeInTheMiddle() => string.Join(",", Enumerable.Range(10, 6).Skip(2).Take(3));

    public static int SkipAndTakeOfNegativeCounts()
    {
        var widths = new[] { 1, 2, 4 };
        return widths.Skip(-2).Sum() * 10 + widths.Take(-1).Sum();
    }

    public static int TakeBeyondTheEnd() => new[] { 1, 2, 4 }.Take(10).Sum() * 10 + new[] { 1, 2, 4 }.Skip(10).Count();

    public static string SkipLastDropsTheEnd() => string.Join(",", new[] { 1, 2, 3, 4 }.SkipLast(3).Append(0));

    public static string TakeLastKeepsTheOrder() => string.Join(",", new List<int> { 9, 7, 8, 6 }.TakeLast(3));

    public static string SkipWhileKeepsLaterMatches() =>
        string.Join(",", new[] { 1, 2, 9, 1 }.SkipWhile(width => width < 5));

    public static string SkipWhileWithAnIndex() =>
        string.Join(",", new[] { 5, 6, 7, 1, 9 }.SkipWhile((width, at) => width > at * 3));

    public static string TakeWhileWithAnIndex() =>
        string.Join(",", new[] { 5, 6, 7, 1, 9 }.TakeWhile((width, at) => width > at * 3));

    public static string TakeOfARangeFromBothEnds() => string.Join(",", Enumerable.Range(0, 8).Take(2..^3));

    public static string TakeOfARangeFromTheEnd() => string.Join(",", new List<int> { 3, 1, 4, 1, 5 }.Take(^2..));

    public static string TakeOfARangeUpToTheEndMark() => string.Join(",", new List<int> { 3, 1, 4, 1, 5 }.Take(..^4));

    public static string DistinctKeepsTheFirst() => string.Join(",", new[] { 3, 1, 3, 2, 1 }.Distinct());

    public static string DistinctWithAComparer() =>
        string.Join(",", new[] { "Conv", "conv", "Pool", "CONV" }.Distinct(StringComparer.OrdinalIgnoreCase));

    public static string DistinctByAKey() => string.Join(",", new[] { 11, 25, 31, 45, 52 }.DistinctBy(width => width % 10));

    public static string DistinctByAKeyWithAComparer() =>
        string.Join(",", new[] { "a1", "A2", "b3" }.DistinctBy(name => name.Substring(0, 1), StringComparer.OrdinalIgnoreCase));

    public static string ExceptAlsoRemovesDuplicates() => string.Join(",", new[] { 4, 1, 4, 2, 3 }.Except(new[] { 2, 9 }));

    public static string ExceptWithAComparer() =>
        string.Join(",", new[] { "Bias", "Scale", "bias" }.Except(new[] { "SCALE" }, StringComparer.OrdinalIgnoreCase));

    public static string ExceptByKeys() =>
        string.Join(",", new[] { "conv1", "pool", "fc", "conv2" }.ExceptBy(new[] { 2, 4 }, name => name.Length));

    public static string ExceptByKeysWithAComparer() =>
        string.Join(
            ",", new[] { "conv", "pool", "fc" }.ExceptBy(new[] { "P" }, name => name.Substring(0, 1), StringComparer.OrdinalIgnoreCase));

    public static string IntersectKeepsTheOrderOfTheFirst() =>
        string.Join(",", new[] { 5, 3, 1, 3 }.Intersect(new[] { 1, 2, 3 }));

    public static string IntersectWithAComparer() =>
        string.Join(",", new[] { "Conv", "Fc" }.Intersect(new[] { "fc", "pool" }, StringComparer.OrdinalIgnoreCase));

    public static string IntersectByKeys() =>
        string.Join(",", new[] { 14, 25, 34, 47 }.IntersectBy(new[] { 4, 7 }, width => width % 10));

    public static string UnionKeepsFirstOccurrences() => string.Join(",", new[] { 2, 1, 2 }.Union(new[] { 3, 1, 0 }));

    public static string UnionWithAComparer() =>
        string.Join(",", new[] { "a", "B" }.Union(new[] { "b", "A", "c" }, StringComparer.OrdinalIgnoreCase));

    public static string UnionByKeys() => string.Join(",", new[] { 11, 22 }.UnionBy(new[] { 31, 43 }, width => width % 10));

    public static string DistinctWithAnOwnComparer() =>
        string.Join(",", new[] { 8, 9, 16, 17, 12 }.Distinct(new SameMultipleOfEight()));

    public static string EveryOtherFromTheBack() =>
        string.Join(",", Enumerable.Range(1, 7).Reverse().Where((_, at) => at % 3 == 0));

    private sealed class SameMultipleOfEight : IEqualityComparer<int>
    {
        public bool Equals(int left, int right) => left / 8 == right / 8;

        public int GetHashCode(int width) => width / 8;
    }
}
