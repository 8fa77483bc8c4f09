using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace PrunableNets.Architectures.Text;

/// <summary>The words of an architecture's lines: what lies between two spaces.</summary>
internal static class Word
{
    /// <summary>What would end a word, a line or the literal around the text, or start an escape.</summary>
    private static readonly char[] Escaped = [' ', '\n', '\r', '"', '%'];

    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A name as one word; names of modules may be any string.</summary>
    public static string Escape(string name) =>
        name.IndexOfAny(Escaped) < 0 ? name : string.Concat(name.Select(static c => Array.IndexOf(Escaped, c) < 0 ? c.ToString() : $"%{(int)c:X2}"));

    public static string Unescape(string word) => word.IndexOf('%') < 0 ? word : Uri.UnescapeDataString(word);

    /// <summary>Numbers as one word; <c>-</c> for none.</summary>
    public static string OfAll(IReadOnlyList<int> numbers) => numbers.Count == 0 ? "-" : string.Join(",", numbers.Select(Of));

    /// <exception cref="FormatException">The word does not hold numbers.</exception>
    public static int[] Ints(string word) => word == "-" ? [] : word.Split(',').Select(Int).ToArray();

    /// <exception cref="FormatException">The word is not a number.</exception>
    public static long Long(string word) => long.Parse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">The word is not a number of 32 bits.</exception>
    public static int Int(string word) => int.Parse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
