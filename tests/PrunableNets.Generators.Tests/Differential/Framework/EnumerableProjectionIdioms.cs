using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Generators.Tests.Differential.Framework;

/// <summary>Sequences mapped, flattened, zipped, cast, extended and cut into chunks.</summary>
internal static class EnumerableProjectionIdioms
{
    public static string SelectWithAnIndex() =>
        string.Join(",", new[] { 16, 16, 32 }.Select((width, block) => width * (block + 1)));

    public static string SelectOverTheCharactersOfAString() =>
        string.Join(",", "abz".Select(letter => letter - 'a'));

    public static string SelectIntoNamedTuples()
    {
        var layers = new[] { "conv", "fc" }.Select((name, at) => (Name: name, Size: name.Length * 10 + at)).ToList();
        return layers[1].Name + layers[0].Size + layers[1].Size;
    }

    public static string SelectManyOfArrays()
    {
        var stages = new[] { new[] { 1, 2 }, new int[0], new[] { 3 } };
        return string.Join(",", stages.SelectMany(stage => stage));
    }

    public static string SelectManyWithAnIndex()
    {
        var stages = new List<List<int>> { new() { 1, 2 }, new() { 3 } };
        return string.Join(",", stages.SelectMany((stage, at) => stage.Select(width => width * 10 + at)));
    }

    public static string SelectManyWithAResultSelector() =>
        string.Join(",", new[] { 3, 5 }.SelectMany(kernel => Enumerable.Range(1, 2), (kernel, stride) => $"k{kernel}s{stride}"));

    public static string SelectManyWithAnIndexAndAResultSelector() =>
        string.Join(",", new[] { "a", "b" }.SelectMany((name, at) => Enumerable.Repeat(at + 7, at + 1), (name, width) => name + width));

    public static string SelectManyOfStringsGivesCharacters() =>
        string.Concat(new[] { "ab", "", "c" }.SelectMany(name => name).Select(letter => (char)(letter + 1)));

    public static string ZipOfTwoStopsAtTheShorter()
    {
        var pairs = new[] { 8, 16, 32 }.Zip(new[] { "x", "y" });
        return string.Join(",", pairs.Select(pair => pair.Second + pair.First));
    }

    public static string ZipOfThree()
    {
        var layers = new[] { 1, 2, 3 }.Zip(new[] { 10, 20, 30 }, new[] { 100, 200 });
        return string.Join(",", layers.Select(layer => layer.First + layer.Second + layer.Third));
    }

    public static int ZipWithASelector() =>
        new[] { 2, 3, 4 }.Zip(new[] { 10, 100, 1000 }, (width, stride) => width * stride).Sum();

    public static string ZipWithItsOwnTailGivesTheSteps()
    {
        var widths = new List<int> { 3, 8, 20 };
        return string.Join(",", widths.Zip(widths.Skip(1), (before, after) => after - before));
    }

    public static int CastOfBoxedIntegers() => new object[] { 3, 4 }.Cast<int>().Aggregate(1, (left, right) => left * 10 + right);

    public static bool CastOfALongToAnIntFails()
    {
        try
        {
            return new object[] { 3L }.Cast<int>().Sum() == 0;
        }
        catch (InvalidCastException)
        {
            return true;
        }
    }

    public static string OfTypeDropsNullsAndOtherTypes()
    {
        var mixed = new object?[] { 1, null, 2L, "three", 4, 5.0 };
        return string.Join(",", mixed.OfType<int>()) + ";" + mixed.OfType<string>().Single() + mixed.OfType<object>().Count();
    }

    public static string AppendAndPrependKeepTheirOrder() =>
        string.Join(",", new[] { 5 }.Append(6).Prepend(4).Append(7).Prepend(3));

    public static string ConcatOfThree() =>
        string.Join(",", new[] { 1 }.Concat(new List<int> { 2, 2 }).Concat(Enumerable.Range(7, 2)));

    public static string IndexPairsEveryItemWithItsPosition()
    {
        var text = "";
        foreach (var (at, name) in new[] { "conv", "pool" }.Index())
            text += at + name;
        return text;
    }

    public static string IndexAfterWhereCountsTheKept() =>
        string.Join(",", new[] { 9, 2, 8 }.Where(width => width > 5).Index().Select(pair => pair.Index * 100 + pair.Item));

    public static string ChunkLeavesARest() =>
        string.Join("|", Enumerable.Range(1, 7).Chunk(3).Select(chunk => string.Join("", chunk) + "/" + chunk.Length));

    public static string ChunkOfZeroIsRefused()
    {
        try
        {
            return new[] { 1, 2 }.Chunk(0).Count().ToString("D2");
        }
        catch (ArgumentOutOfRangeException)
        {
            return "refused";
        }
    }

    public static string DefaultIfEmptyInItsThreeForms()
    {
        var none = new List<int>();
        var plain = string.Join(",", none.DefaultIfEmpty());
        var given = string.Join(",", none.DefaultIfEmpty(64));
        return plain + ";" + given + ";" + string.Join(",", new[] { 1, 2 }.DefaultIfEmpty(64));
    }

    public static string DefaultIfEmptyOfNamesIsNull() =>
        new List<string>().DefaultIfEmpty().First() ?? "null";

    public static string RepeatedPatternOfBlocks() =>
        string.Join(",", Enumerable.Repeat(new[] { 64, 32 }, 2).SelectMany(pattern => pattern).Append(10));
}
