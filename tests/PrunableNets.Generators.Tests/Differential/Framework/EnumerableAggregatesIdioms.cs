using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Generators.Tests.Differential.Framework;

/// <summary>Sums, extremes, averages, folds and counts of sequences.</summary>
internal static class EnumerableAggregatesIdioms
{
    public static int SumOfIntegersWithASelector() => new[] { 3, 4 }.Sum(width => width * width + 1);

    public static long SumOfLongsBeyondAnInt() => new[] { 2_000_000_000L, 2_000_000_000L }.Sum();

    public static long SumAsLongOfIntegers() => new[] { int.MaxValue, 5 }.Sum(width => (long)width);

    public static bool SumOfIntegersOverflows()
    {
        try
        {
            return new[] { int.MaxValue, 1 }.Sum() == int.MinValue;
        }
        catch (OverflowException)
        {
            return new[] { int.MaxValue, 0 }.Sum() == int.MaxValue;
        }
    }

    public static float SumOfFloatsIsRoundedOnce() => new[] { 16777216f, 1f, 1f }.Sum();

    public static double SumOfDoublesLeftToRight() => new[] { 1e16, 1.0, -1e16, 0.25 }.Sum();

    public static int SumOfNullablesSkipsNull() => new int?[] { 4, null, 5 }.Sum() ?? -1;

    public static int SumOfNoNullablesIsZero() => new List<int?>().Sum() ?? -1;

    public static double SumWithADoubleSelector() => new[] { 1, 2, 4 }.Sum(stride => 1.0 / stride);

    public static int MinWithASelector() => new[] { -3, 2, 5 }.Min(weight => weight * weight);

    public static int MaxWithASelector() => new[] { -3, 2, 1 }.Max(weight => weight * weight);

    public static double MinHasNotANumberFirst() => new[] { 2.0, double.NaN, 1.0 }.Min();

    public static double MaxIgnoresNotANumber() => new[] { 2.0, double.NaN, 1.0 }.Max();

    public static string MinOfNoNullables() => new List<int?> { null }.Min()?.ToString("D2") ?? "none";

    public static bool MaxOfNothingThrows()
    {
        try
        {
            return new List<int>().Max() == 0;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    public static string MaxWithAComparer() => new[] { "a", "C", "b" }.Max(StringComparer.OrdinalIgnoreCase) ?? "none";

    public static string MinWithAnOrdinalComparer() => new[] { "a", "C", "b" }.Min(StringComparer.Ordinal) ?? "none";

    public static string MinByTakesTheFirstOfEquals() => new[] { "pool", "fc", "bn" }.MinBy(name => name.Length) ?? "none";

    public static string MaxByTakesTheFirstOfEquals() => new[] { "fc", "pool", "conv" }.MaxBy(name => name.Length) ?? "none";

    public static string MaxByWithAComparer() =>
        new[] { "a9", "B1", "c5" }.MaxBy(name => name[1], Comparer<char>.Create((left, right) => right - left)) ?? "none";

    public static string MinByOfNoNames() => new List<string>().MinBy(name => name.Length) ?? "none";

    public static double AverageOfIntegers() => new[] { 1, 2, 2, 5 }.Average();

    public static double AverageWithASelector() => new[] { "fc", "conv1" }.Average(name => name.Length);

    public static double AverageOfNullablesCountsOnlyValues() => new int?[] { 3, null, 4 }.Average() ?? -1;

    public static float AverageOfFloats() => new[] { 0.1f, 0.2f, 0.4f }.Average();

    public static bool AverageOfNothingThrowsButNotOfNullables()
    {
        try
        {
            return new List<double>().Average() > 0;
        }
        catch (InvalidOperationException)
        {
            return new List<double?>().Average() is null;
        }
    }

    public static int AggregateWithoutASeed() => new[] { 20, 3, 4 }.Aggregate((left, right) => left - right);

    public static int AggregateWithoutASeedOfOne() => new[] { 20 }.Aggregate((left, right) => left * right * 1000);

    public static int AggregateWithASeed() => new[] { 1, 2, 3 }.Aggregate(7, (hash, width) => hash * 31 + width);

    public static string AggregateWithASeedAndAResult() =>
        new[] { 1, 2, 3 }.Aggregate("net", (text, width) => text + "-" + width, text => text + ":" + text.Length);

    public static string AggregateIntoATuple()
    {
        var (low, high) = new[] { 5, -2, 9 }.Aggregate(
            (Low: int.MaxValue, High: int.MinValue), (seen, width) => (Math.Min(seen.Low, width), Math.Max(seen.High, width)));
        return low + ".." + high;
    }

    public static int CountWithAPredicate() => new[] { 3, 8, 16, 5 }.Count(width => width % 8 == 0) * 10 + new[] { 3, 8 }.Count();

    public static long LongCountWithAPredicate() => Enumerable.Range(0, 10).LongCount(block => block % 4 == 1) * 5_000_000_000L;

    public static string AnyAndAllOfNothing()
    {
        var none = new List<int>();
        return $"{none.Any()} {none.Any(width => width > 0)} {none.All(width => width > 0)} {none.Append(0).Any()}";
    }

    public static int ProductOfTheKept() =>
        Enumerable.Range(1, 6).Where(width => width != 4).Aggregate(1, (left, right) => left * right);

    public static int CheckedFoldOverflows() =>
        new[] { 50_000, 60_000 }.Aggregate(1, (left, right) => checked(left * right));

    public static int FoldWraps() => new[] { 50_000, 60_000 }.Aggregate(1, (left, right) => unchecked(left * right));

    public static int AggregateOfNothingThrows() => new List<int>().Aggregate((left, right) => left + right);
}
