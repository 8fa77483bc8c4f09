using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Generators.Tests.Differential.Framework;

/// <summary>Single elements of sequences, containment, equality and generated sequences.</summary>
internal static class EnumerableElementsIdioms
{
    public static int FirstWithAPredicate() => new[] { 3, 8, 16 }.First(width => width > 5);

    public static int FirstOrDefaultWithADefault() => new List<int>().FirstOrDefault(64) + new List<int> { 3 }.FirstOrDefault(1000);

    public static int FirstOrDefaultWithAPredicateAndADefault() =>
        new[] { 1, 2 }.FirstOrDefault(width => width > 5, -7) * 10 + new[] { 1, 2 }.FirstOrDefault(width => width > 5);

    public static int LastWithAPredicate() => new[] { 8, 16, 3 }.Last(width => width % 8 == 0);

    public static int LastOrDefaultWithAPredicateAndADefault() =>
        new[] { 1, 2, 3 }.LastOrDefault(width => width < 3, 50) * 100 + new[] { 1, 2, 3 }.LastOrDefault(width => width > 3, 50);

    public static string LastOrDefaultOfNoNames() => new List<string>().LastOrDefault() ?? "none";

    public static int SingleWithAPredicate() => new[] { 3, 8, 5 }.Single(width => width % 2 == 0);

    public static int SingleOrDefaultWithADefault() => new List<int>().SingleOrDefault(9) * 10 + new[] { 4 }.SingleOrDefault(9);

    public static int SingleOrDefaultWithAPredicateAndADefault() => new[] { 1, 3 }.SingleOrDefault(width => width == 2, 77);

    public static bool SingleOrDefaultOfTwoStillThrows()
    {
        try
        {
            return new[] { 1, 3, 4 }.SingleOrDefault(width => width < 4) == 0;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    public static int SingleOfTwoThrows() => new[] { 8, 16 }.Single();

    public static int FirstOfNothingThrows() => new List<int>().First();

    public static int ElementAtFromTheEnd() => new[] { 1, 2, 4, 8 }.ElementAt(^1) * 100 + new[] { 1, 2, 4, 8 }.ElementAt(1);

    public static int ElementAtOfAQueryFromTheEnd() => Enumerable.Range(5, 6).Where(width => width % 2 == 1).ElementAt(^2);

    public static int ElementAtOrDefaultBeyondBothEnds()
    {
        var widths = new List<int> { 4, 5 };
        return widths.ElementAtOrDefault(2) + widths.ElementAtOrDefault(-1) + widths.ElementAtOrDefault(^3) + widths.ElementAtOrDefault(^2);
    }

    public static int ElementAtBeyondTheEndThrows() => Enumerable.Range(0, 3).Select(block => block + 1).ElementAt(3);

    public static string ContainsWithAComparer()
    {
        var names = new List<string> { "Conv", "Fc" };
        return names.Contains("fc") + "," + names.Contains("fc", StringComparer.OrdinalIgnoreCase);
    }

    public static bool ContainsWithAnOwnComparer() => new List<int> { 8, 32 }.Contains(35, new SameMultipleOfEight());

    public static string SequenceEqualLooksAtOrderAndLength()
    {
        var widths = new List<int> { 1, 2, 3 };
        return $"{widths.SequenceEqual(Enumerable.Range(1, 3))},{widths.SequenceEqual(Enumerable.Range(1, 4))},"
            + $"{widths.SequenceEqual(new List<int> { 1, 3, 2 })}";
    }

    public static string SequenceEqualWithAComparer()
    {
        IEnumerable<string> names = new[] { "conv", "FC" };
        var others = new List<string> { "CONV", "fc" };
        return names.SequenceEqual(others) + "," + names.SequenceEqual(others, StringComparer.OrdinalIgnoreCase);
    }

    public static string RangeOfNegativeStart() => string.Join(",", Enumerable.Range(-2, 4));

    public static bool RangeOfANegativeCountThrows()
    {
        try
        {
            return Enumerable.Range(3, -1).Count() == 0;
        }
        catch (ArgumentOutOfRangeException)
        {
            return true;
        }
    }

    public static string RepeatAndEmpty() =>
        string.Join("", Enumerable.Repeat("ab", 3)) + Enumerable.Repeat(7, 0).Count() + Enumerable.Empty<double>().Count();

    public static string CountWithoutEnumerating()
    {
        var listed = new List<int> { 1, 2 }.TryGetNonEnumeratedCount(out var count);
        var filtered = new List<int> { 1, 2 }.Where(width => width > 0).TryGetNonEnumeratedCount(out var unknown);
        return $"{listed}{count}{filtered}{unknown}";
    }

    public static int ToArrayIsIndependent()
    {
        var widths = new[] { 1, 2, 3 };
        var copy = widths.ToArray();
        copy[0] = 50;
        return widths[0] * 100 + copy[0];
    }

    public static string DoublingSchedule() => string.Join("-", Enumerable.Range(0, 4).Select(stage => 64 << stage).Take(3).ToList());

    public static bool NullSourceThrows()
    {
        IEnumerable<int>? widths = null;
        try
        {
            return widths!.Any();
        }
        catch (ArgumentNullException)
        {
            return true;
        }
    }

    private sealed class SameMultipleOfEight : IEqualityComparer<int>
    {
        public bool Equals(int left, int right) => left / 8 == right / 8;

        public int GetHashCode(int width) => width / 8;
    }

    public static int AQueryRunsNoMoreThanTheFrameworkHasTo()
    {
        var calls = 0;
        _ = Enumerable.Range(2, 3).Concat(new List<int> { 1 }).Select(n => calls++).Take(2).LastOrDefault(-1);
        return calls;
    }

    public static int ASkippedPartOfAQueryMayNotRun()
    {
        var calls = 0;
        _ = new List<int> { 4, 5, 6 }.Select(n => n + calls++).Skip(2).ToList();
        return calls;
    }
}
