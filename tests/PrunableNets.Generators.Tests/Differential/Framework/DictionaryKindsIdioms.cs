using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Generators.Tests.Differential.Framework;

/// <summary>Sorted dictionaries and lists, unusual keys and dictionaries made from pairs.</summary>
internal static class DictionaryKindsIdioms
{
    public static string SortedDictionaryWalksInKeyOrder()
    {
        var widths = new SortedDictionary<int, string> { [3] = "c", [1] = "a" };
        widths[2] = "b";
        widths.Remove(1);
        return string.Join(",", widths.Select(pair => pair.Key + pair.Value)) + widths.First().Value;
    }

    public static string SortedDictionaryWithAComparer()
    {
        var widths = new SortedDictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["b"] = 1, ["A"] = 2, ["C"] = 3 };
        widths["B"] = 7;
        return string.Concat(widths.Keys) + string.Concat(widths.Values);
    }

    public static string SortedDictionaryDescending()
    {
        var descending = Comparer<int>.Create((left, right) => right.CompareTo(left));
        return string.Join(",", new SortedDictionary<int, int>(descending) { [1] = 5, [9] = 6, [4] = 7 }.Values);
    }

    public static string SortedListKnowsPositions()
    {
        var widths = new SortedList<int, string> { { 30, "c" }, { 10, "a" }, { 20, "b" } };
        widths.RemoveAt(0);
        return widths.IndexOfKey(30) + widths.Values[0] + widths.Keys[1] + widths.IndexOfValue("a");
    }

    public static string TuplesAsKeys()
    {
        var weights = new Dictionary<(int Row, string Name), double> { [(1, "a")] = 0.5, [(2, "a")] = 4 };
        return weights.ContainsKey((1, "a")) + "," + weights.ContainsKey((1, "b")) + "," + (weights[(2, "a")] > weights[(1, "a")]);
    }

    public static string RecordsAsKeys()
    {
        var blocks = new Dictionary<Kernel, string> { [new Kernel(3, 1)] = "thin", [new Kernel(3, 2)] = "wide" };
        return blocks[new Kernel(3, 2)] + blocks.ContainsKey(new Kernel(1, 3));
    }

    public static double FromKeyValuePairs()
    {
        var rates = new Dictionary<string, double>(new[] { KeyValuePair.Create("a", 0.25), KeyValuePair.Create("b", 4.0) });
        return rates["b"] - rates["a"];
    }

    public static string RemovingWhileWalkingIsAllowed()
    {
        var widths = new Dictionary<string, int> { ["a"] = 1, ["b"] = 2, ["c"] = 3 };
        foreach (var pair in widths)
        {
            if (pair.Value % 2 == 1)
                widths.Remove(pair.Key);
        }
        return string.Join(",", widths.Keys) + widths.Count;
    }

    public static bool AddingWhileWalkingIsNot()
    {
        var widths = new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 };
        try
        {
            foreach (var pair in widths)
                widths[pair.Key + "x"] = pair.Value;
            return false;
        }
        catch (InvalidOperationException)
        {
            return widths.Count == 3;
        }
    }

    public static string ClearEmptiesEverything()
    {
        var widths = new Dictionary<string, int>(50) { ["a"] = 1 };
        widths.Clear();
        return widths.Count + "," + widths.Any() + "," + widths.TryAdd("a", 4) + "," + widths["a"];
    }

    public static string InvertedDictionary()
    {
        var widths = new Dictionary<string, int> { ["conv"] = 3, ["fc"] = 10 };
        var names = widths.ToDictionary(pair => pair.Value, pair => pair.Key);
        return names[10] + names[3];
    }

    public static string MergedWithTheLaterWinning()
    {
        var defaults = new Dictionary<string, int> { ["width"] = 64, ["depth"] = 2 };
        foreach (var (name, value) in new Dictionary<string, int> { ["depth"] = 5, ["kernel"] = 3 })
            defaults[name] = value;
        return string.Join(",", defaults.Select(pair => pair.Key + "=" + pair.Value));
    }

    public static int DictionaryOfFunctions()
    {
        var activations = new Dictionary<string, Func<int, int>>
        {
            ["relu"] = value => Math.Max(0, value),
            ["square"] = value => value * value,
        };
        return activations["square"](activations["relu"](-3) + 4) + activations["relu"](-9);
    }

    public static string NestedDictionaries()
    {
        var net = new Dictionary<string, Dictionary<string, int>> { ["enc"] = new() { ["a"] = 1 }, ["dec"] = new() { ["a"] = 2 } };
        net["enc"]["b"] = 30;
        return net["enc"].Values.Sum() + "/" + net["dec"].Values.Sum();
    }

    public static bool NullKeyIsRefused()
    {
        try
        {
            return new Dictionary<string, int> { ["a"] = 1 }.ContainsKey(null!);
        }
        catch (ArgumentNullException)
        {
            return true;
        }
    }

    public static string KeysWithAnOwnComparer()
    {
        var widths = new Dictionary<int, string>(new ByLastDigit()) { [12] = "a", [35] = "b" };
        widths[22] = "c";
        return widths[2] + widths[5] + widths.Count + string.Join("", widths.Keys);
    }

    private sealed record Kernel(int Size, int Stride);

    private sealed class ByLastDigit : IEqualityComparer<int>
    {
        public bool Equals(int left, int right) => left % 10 == right % 10;

        public int GetHashCode(int width) => width % 10;
    }
}
