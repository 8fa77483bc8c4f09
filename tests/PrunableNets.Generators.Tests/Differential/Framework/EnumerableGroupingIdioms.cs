using System;
using System.Linq;

namespace PrunableNets.Generators.Tests.Differential.Framework;

/// <summary>Groups, joins, lookups, dictionaries and counts by key.</summary>
internal static class EnumerableGroupingIdioms
{
    public static string GroupByAKey() =>
        string.Join("|", new[] { 5, 8, 7, 2 }.GroupBy(width => width % 2).Select(group => group.Key + ":" + string.Join(",", group)));

    public static string GroupByWithAComparer() =>
        string.Join(
            "|", new[] { "Conv", "fc", "conv", "FC" }.GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
                .Select(group => group.Key + group.Count()));

    public static string GroupByWithAnElementSelector() =>
        string.Join("|", new[] { 12, 25, 31 }.GroupBy(width => width % 2, width => width / 10).Select(group => string.Join("", group)));

    public static string GroupByWithAnElementSelectorAndAComparer() =>
        string.Join(
            "|", new[] { "a1", "A22", "b333" }.GroupBy(name => name.Substring(0, 1), name => name.Length, StringComparer.OrdinalIgnoreCase)
                .Select(group => group.Key + group.Sum()));

    public static string GroupByWithAResultSelector() =>
        string.Join(",", new[] { 12, 25, 31, 44 }.GroupBy(width => width % 2, (key, widths) => key * 1000 + widths.Sum()));

    public static string GroupByWithAResultSelectorAndAComparer() =>
        string.Join(
            ",", new[] { "x", "y", "X" }.GroupBy(name => name, (key, names) => key + names.Last(), StringComparer.OrdinalIgnoreCase));

    public static string GroupByWithElementAndResultSelectors() =>
        string.Join(
            ",", new[] { 12, 25, 31 }.GroupBy(width => width % 2, width => width / 10, (key, tens) => $"{key}={tens.Max()}"));

    public static string GroupByWithElementAndResultSelectorsAndAComparer() =>
        string.Join(
            ",",
            new[] { "a1", "A2", "b3" }.GroupBy(
                name => name.Substring(0, 1),
                name => name[1] - '0',
                (key, digits) => key + digits.Sum(),
                StringComparer.OrdinalIgnoreCase));

    public static string JoinMultipliesMatches() =>
        string.Join(
            ",", new[] { 3, 1, 3 }.Join(new[] { "a3", "b1", "c3" }, key => key, name => name[1] - '0', (key, name) => key + name));

    public static string JoinWithAComparer() =>
        string.Join(
            ",",
            new[] { "Conv", "Fc" }.Join(
                new[] { "FC", "conv" }, left => left, right => right, (left, right) => left + right, StringComparer.OrdinalIgnoreCase));

    public static string GroupJoinKeepsTheUnmatched() =>
        string.Join(
            ",",
            new[] { 1, 2, 3 }.GroupJoin(
                new[] { 10, 30, 33 }, key => key, width => width / 10, (key, widths) => key * 100 + widths.Sum()));

    public static string GroupJoinWithAComparer() =>
        string.Join(
            ",",
            new[] { "a", "c" }.GroupJoin(
                new[] { "A", "a", "b" }, key => key, name => name, (key, names) => key + names.Count(), StringComparer.OrdinalIgnoreCase));

    public static string LookupOfAMissingKeyIsEmpty()
    {
        var lookup = new[] { 1, 2, 3 }.ToLookup(width => width % 2);
        return lookup.Count + "," + lookup[1].Sum() + "," + lookup[7].Count() + "," + lookup.Contains(7);
    }

    public static string LookupWithElementsAndAComparer()
    {
        var lookup = new[] { "Wide", "thin", "WIDE" }.ToLookup(name => name, name => name[0], StringComparer.OrdinalIgnoreCase);
        return string.Join("", lookup["wide"]) + lookup.First().Key;
    }

    public static int DictionaryWithAnElementSelector()
    {
        var lengths = new[] { "conv", "fc" }.ToDictionary(name => name, name => name.Length * 3);
        return lengths["conv"] * 100 + lengths["fc"];
    }

    public static string DictionaryWithAComparer()
    {
        var byName = new[] { "Conv", "Fc" }.ToDictionary(name => name, StringComparer.OrdinalIgnoreCase);
        return byName["FC"] + byName.ContainsKey("pool");
    }

    public static bool DictionaryRefusesDuplicateKeys()
    {
        try
        {
            return new[] { 1, 2, 3 }.ToDictionary(width => width % 2, width => width).Count == 3;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    public static int DictionaryOfTuples() => new[] { ("a", 3), ("b", 4) }.ToDictionary()["b"];

    public static string CountByAKey() =>
        string.Join(",", new[] { 7, 4, 9, 1 }.CountBy(width => width % 3).Select(pair => pair.Key + ":" + pair.Value));

    public static string CountByWithAComparer() =>
        string.Join(
            ",",
            new[] { "a", "B", "A", "a" }
                .CountBy(name => name, StringComparer.OrdinalIgnoreCase)
                .Select(pair => pair.Key + pair.Value));

    public static string AggregateByASeed() =>
        string.Join(
            ",", new[] { 1, 2, 3, 4 }.AggregateBy(width => width % 2, 100, (sum, width) => sum * 2 + width).Select(pair => pair.Value));

    public static string AggregateByASeedOfTheKey() =>
        string.Join(
            ",",
            new[] { 1, 2, 3, 4 }
                .AggregateBy(width => width % 2, seedSelector: key => (key + 1) * 1000, (sum, width) => sum - width)
                .Select(pair => pair.Key + "=" + pair.Value));

    public static string HashSetOfAQueryWithAComparer() =>
        new[] { "a", "A", "b" }.ToHashSet(StringComparer.OrdinalIgnoreCase).Count + "/" + new[] { "a", "A", "b" }.ToHashSet().Count;
}
