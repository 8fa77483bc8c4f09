using System;
using System.Globalization;
using System.Linq;

namespace PrunableNets.Generators.Tests.Differential.Framework;

/// <summary>Strings searched and compared.</summary>
internal static class StringsSearchIdioms
{
    public static string IndexOfACharacter() =>
        $"{"conv.block.conv".IndexOf('o')},{"conv.block.conv".IndexOf('o', 2)},"
        + $"{"conv.block.conv".IndexOf('o', 2, 5)},{"conv".IndexOf('z')}";

    public static string IndexOfAStringOrdinal() =>
        $"{"Conv.conv".IndexOf("conv", StringComparison.Ordinal)},{"Conv.conv".IndexOf("conv", StringComparison.OrdinalIgnoreCase)}";

    public static string IndexOfAStringFromAPosition() =>
        $"{"a.b.a.b".IndexOf("a.", 1, StringComparison.Ordinal)},{"a.b.a.b".IndexOf("B", 2, 3, StringComparison.OrdinalIgnoreCase)}";

    public static int IndexOfACharacterIgnoringCase() => "xAxa".IndexOf('a', StringComparison.OrdinalIgnoreCase) * 10 + "xAxa".IndexOf('a');

    public static int IndexOfTheEmptyString() => "conv".IndexOf("", 3, StringComparison.Ordinal);

    public static string LastIndexOfACharacter() => $"{"a/b/c".LastIndexOf('/')},{"a/b/c".LastIndexOf('/', 2)},{"a/b/c".LastIndexOf('z')}";

    public static string LastIndexOfAString() =>
        $"{"w1.W1.x".LastIndexOf("w1", StringComparison.Ordinal)},{"w1.W1.x".LastIndexOf("w1", StringComparison.OrdinalIgnoreCase)},"
        + $"{"w1.w1.x".LastIndexOf("w1", 3, StringComparison.Ordinal)}";

    public static string IndexOfAnyOfSeveral()
    {
        var separators = new[] { '.', '-' };
        return $"{"a-b.c".IndexOfAny(separators)},{"a-b.c".IndexOfAny(separators, 2)},{"a-b.c".IndexOfAny(separators, 2, 1)},"
            + $"{"a-b.c".LastIndexOfAny(separators)}";
    }

    public static string ContainsInItsForms() =>
        $"{"Conv2d".Contains("conv")},{"Conv2d".Contains("conv", StringComparison.OrdinalIgnoreCase)},{"Conv2d".Contains('2')},"
        + $"{"Conv2d".Contains('D', StringComparison.OrdinalIgnoreCase)},{"Conv2d".Contains('D')}";

    public static string StartsWithInItsForms() =>
        $"{"Block3".StartsWith("block", StringComparison.Ordinal)},{"Block3".StartsWith("block", StringComparison.OrdinalIgnoreCase)},"
        + $"{"Block3".StartsWith('B')},{"Block3".StartsWith('b')},{"Block3".StartsWith("", StringComparison.Ordinal)}";

    public static string EndsWithInItsForms() =>
        $"{"layer_W".EndsWith("_w", StringComparison.Ordinal)},{"layer_W".EndsWith("_w", StringComparison.OrdinalIgnoreCase)},"
        + $"{"layer_W".EndsWith('W')},{"W".EndsWith("_W", StringComparison.Ordinal)}";

    public static bool StartsWithOfACulture() =>
        "Conv".StartsWith("CO", true, CultureInfo.InvariantCulture) && !"Conv".StartsWith("CO", false, CultureInfo.InvariantCulture);

    public static string EqualsOfAnInstance() =>
        $"{"conv".Equals("CONV")},{"conv".Equals("CONV", StringComparison.OrdinalIgnoreCase)},"
        + $"{"conv".Equals(null)},{"a".Equals((object)'a')}";

    public static string EqualsStatic()
    {
        string? missing = null;
        return $"{string.Equals("a", "A")},{string.Equals("a", "A", StringComparison.OrdinalIgnoreCase)},"
            + $"{string.Equals(missing, null)},{string.Equals(missing, "", StringComparison.Ordinal)}";
    }

    public static bool EqualTextBuiltApartIsEqual() => new string('x', 2) + "y" == string.Concat("x", "xy");

    public static string CompareOrdinalAgainstIgnoringCase() =>
        $"{Math.Sign(string.Compare("a", "B", StringComparison.Ordinal))},"
        + $"{Math.Sign(string.Compare("a", "B", StringComparison.OrdinalIgnoreCase))},"
        + $"{string.Compare("fc", "FC", StringComparison.OrdinalIgnoreCase)}";

    public static int CompareOfParts() =>
        Math.Sign(string.Compare("xab", 1, "yac", 1, 2, StringComparison.Ordinal)) * 10
        + string.Compare("xab", 1, "yac", 1, 1, StringComparison.Ordinal);

    public static string CompareOrdinalOfLengthsAndNulls() =>
        $"{Math.Sign(string.CompareOrdinal("fc", "fc1"))},{Math.Sign(string.CompareOrdinal("b", "a"))},"
        + $"{Math.Sign(string.CompareOrdinal(null, ""))}";

    public static string NullEmptyAndBlank() =>
        $"{string.IsNullOrEmpty("")},{string.IsNullOrEmpty(" ")},{string.IsNullOrWhiteSpace(" \t")},{string.IsNullOrWhiteSpace(" x")}";

    public static int CountOfOccurrences()
    {
        var count = 0;
        for (var at = "aaaa".IndexOf("aa", StringComparison.Ordinal); at >= 0; at = "aaaa".IndexOf("aa", at + 1, StringComparison.Ordinal))
            count++;
        return count * 10 + "conv.block.x".Count(letter => letter == '.');
    }

    public static string SlicesByRangesAndTheEnd() =>
        "encoder.block2"[^1] + "encoder.block2"[..3] + "encoder.block2"[8..^1] + "encoder"[^2..];

    public static int StartBeyondTheEndThrows() => "conv".IndexOf('c', 5);
}
