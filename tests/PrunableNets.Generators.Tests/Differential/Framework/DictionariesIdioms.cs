using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Generators.Tests.Differential.Framework;

/// <summary>Dictionaries filled, asked, overwritten and walked.</summary>
internal static class DictionariesIdioms
{
    public static string TryGetValueOfPresentAndMissing()
    {
        var widths = new Dictionary<string, int> { ["conv"] = 3, ["fc"] = 10 };
        var found = widths.TryGetValue("fc", out var width);
        var missing = widths.TryGetValue("pool", out var none);
        return $"{found}{width}{missing}{none}";
    }

    public static string TryAddKeepsTheFirst()
    {
        var widths = new Dictionary<string, int>();
        return $"{widths.TryAdd("a", 1)}{widths.TryAdd("a", 2)}{widths.TryAdd("b", 3)}{widths["a"]}{widths.Count}";
    }

    public static string IndexerOverwritesInPlace()
    {
        var widths = new Dictionary<string, int> { { "a", 1 }, { "b", 2 } };
        widths["a"] = 9;
        widths["c"] = 4;
        return string.Join(",", widths.Select(pair => pair.Key + pair.Value));
    }

    public static string AddOfAPresentKeyThrows()
    {
        var widths = new Dictionary<string, int> { ["a"] = 1 };
        try
        {
            widths.Add("a", 2);
            return "added";
        }
        catch (ArgumentException)
        {
            return "kept" + widths["a"];
        }
    }

    public static string RemoveWithTheRemovedValue()
    {
        var widths = new Dictionary<string, int> { ["a"] = 7, ["b"] = 8 };
        var first = widths.Remove("a", out var removed);
        var second = widths.Remove("a", out var nothing);
        return $"{first}{removed}{second}{nothing}{widths.Count}{widths.Remove("b")}";
    }

    public static string ComparerIgnoresCaseAndKeepsTheFirstKey()
    {
        var widths = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["Conv"] = 1 };
        widths["CONV"] = 5;
        return widths.Keys.Single() + widths["conv"] + widths.ContainsKey("cOnV");
    }

    public static string CopyWithAnotherComparer()
    {
        var exact = new Dictionary<string, int> { ["a"] = 1, ["B"] = 2 };
        var folded = new Dictionary<string, int>(exact, StringComparer.OrdinalIgnoreCase);
        exact["a"] = 100;
        return folded["A"] + "," + folded.ContainsKey("b") + "," + exact.ContainsKey("b");
    }

    public static string KeysAndValuesAreLive()
    {
        var widths = new Dictionary<string, int> { ["a"] = 1 };
        var keys = widths.Keys;
        var values = widths.Values;
        widths["b"] = 20;
        widths["a"] = 3;
        return string.Join(",", keys) + keys.Count + ";" + string.Join(",", values);
    }

    public static int GetValueOrDefaultInBothForms()
    {
        var widths = new Dictionary<string, int> { ["a"] = 5 };
        return widths.GetValueOrDefault("a", 70) * 100 + widths.GetValueOrDefault("b", 70) + widths.GetValueOrDefault("c");
    }

    public static string ContainsValueLooksAtValues()
    {
        var widths = new Dictionary<int, int> { [1] = 10, [2] = 20 };
        return widths.ContainsValue(20) + "," + widths.ContainsValue(2) + "," + widths.ContainsKey(2);
    }

    public static int ForeachDeconstructsPairs()
    {
        var total = 0;
        foreach (var (layer, width) in new Dictionary<int, int> { [3] = 10, [1] = 7 })
            total = total * 50 + layer * width;
        return total;
    }

    public static string ForeachOfPairsInInsertionOrder()
    {
        var text = "";
        foreach (KeyValuePair<string, int> pair in new Dictionary<string, int> { ["z"] = 1, ["a"] = 2, ["m"] = 3 })
            text += pair.Key + pair.Value;
        return text;
    }

    public static string MissingKeyIsCaught()
    {
        var widths = new Dictionary<string, int> { ["a"] = 1 };
        try
        {
            return "found" + widths["b"];
        }
        catch (KeyNotFoundException)
        {
            return "missing" + widths.Count;
        }
    }

    public static int MissingKeyThrows() => new Dictionary<string, int> { ["a"] = 1 }["A"];

    public static int CountingWithTheIndexer()
    {
        var counts = new Dictionary<char, int>();
        foreach (var letter in "abacab")
            counts[letter] = counts.GetValueOrDefault(letter) + 1;
        return counts['a'] * 100 + counts['b'] * 10 + counts['c'];
    }

    public static string ListsAsValues()
    {
        var stages = new Dictionary<int, List<int>>();
        foreach (var width in new[] { 8, 12, 9, 17 })
        {
            if (!stages.TryGetValue(width / 8, out var stage))
                stages[width / 8] = stage = [];
            stage.Add(width);
        }
        return string.Join("|", stages.Select(pair => pair.Key + ":" + string.Join(",", pair.Value)));
    }
}
