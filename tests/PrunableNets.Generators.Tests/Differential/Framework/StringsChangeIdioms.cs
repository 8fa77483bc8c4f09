using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Generators.Tests.Differential.Framework;

/// <summary>Strings replaced, trimmed, padded, cut, split and joined.</summary>
internal static class StringsChangeIdioms
{
    public static string ReplaceOfCharactersAndStrings() =>
        "a.b.c".Replace('.', '/') + "conv.conv".Replace("conv", "fc") + "abc".Replace("b", null);

    public static string ReplaceIgnoringCase() =>
        "Conv.conv".Replace("CONV", "x", StringComparison.OrdinalIgnoreCase) + "Conv.conv".Replace("conv", "y", StringComparison.Ordinal);

    public static string ReplaceDoesNotLookAtItsOwnResult() => "aaaa".Replace("aa", "a") + "," + "ab".Replace("a", "ab").Replace("b", "a");

    public static string TrimOfBlanksAndOfCharacters() =>
        "[" + "  a b\t".Trim() + "]" + "--a-b--".Trim('-') + "*" + "_.a._".Trim('.', '_') + "*" + "xxaxx".Trim('a');

    public static string TrimStartAndEnd() =>
        "007.500".TrimStart('0') + "," + "007.500".TrimEnd('0') + ",[" + " a ".TrimStart() + "],[" + " a ".TrimEnd() + "]";

    public static string TrimOfACharacterArray() => "..-a.-".TrimEnd(new[] { '-', '.' }) + "..-a.-".TrimStart(new[] { '.' });

    public static string PadLeftAndRight() =>
        "7".PadLeft(3) + "7".PadLeft(3, '0') + "7".PadRight(3, '.') + "long".PadLeft(2, '!') + "e".PadRight(2) + "|";

    public static string InsertAndRemove() => "convblock".Insert(4, "_") + "abcdef".Remove(2, 3) + "abcdef".Remove(4) + "x".Insert(1, "y");

    public static string SubstringInBothForms() => "encoder12".Substring(7) + "encoder12".Substring(2, 3) + "[" + "abc".Substring(3) + "]";

    public static bool SubstringBeyondTheEndThrows()
    {
        try
        {
            return "abc".Substring(2, 2).Length == 1;
        }
        catch (ArgumentOutOfRangeException)
        {
            return true;
        }
    }

    public static string InvariantCases() => "conV2".ToUpperInvariant() + "CoNv_".ToLowerInvariant();

    public static string SplitByACharacter() => string.Join("|", "a,,b,".Split(',')) + "/" + "a,,b,".Split(',').Length;

    public static string SplitWithACount() => string.Join("|", "a,b,c,d".Split(',', 2)) + "/" + string.Join("|", "a,b".Split(',', 1));

    public static string SplitWithoutEmptyEntries() => string.Join("|", ",a,,b,".Split(',', StringSplitOptions.RemoveEmptyEntries));

    public static string SplitWithTrimming() =>
        string.Join("|", " a , , b".Split(',', StringSplitOptions.TrimEntries)) + "/"
        + string.Join("|", " a , , b".Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    public static string SplitBySeveralCharacters() => string.Join("|", "64x32-16x8".Split('x', '-'));

    public static string SplitBySeveralCharactersWithACount() =>
        string.Join("|", "a.b-c.d".Split(new[] { '.', '-' }, 3)) + "/"
        + string.Join("|", "..a-b".Split(new[] { '.', '-' }, 2, StringSplitOptions.RemoveEmptyEntries));

    public static string SplitByAString() =>
        string.Join("|", "a->b->c".Split("->")) + "/" + string.Join("|", "a->b->c".Split("->", 2, StringSplitOptions.None));

    public static string SplitBySeveralStrings() =>
        string.Join("|", "a=>b->=>c".Split(new[] { "=>", "->" }, StringSplitOptions.RemoveEmptyEntries));

    public static string SplitByWhiteSpace() => string.Join("|", "a b\tc  d".Split()) + "/" + "a b\tc  d".Split(' ').Length;

    public static string JoinOfMixedObjects() => string.Join("x", 3, "by", 4L, null, 'c', true);

    public static string JoinOfAPartOfAnArray() => string.Join("-", new[] { "a", "b", "c", "d" }, 1, 2);

    public static string JoinWithACharacter() => string.Join('/', "a", "b") + string.Join('.', new List<int> { 1, 2 });

    public static string JoinOfNullsAndOfNothing() => string.Join("+", "a", null, "b") + "[" + string.Join("+", new List<string>()) + "]";

    public static string ConcatInItsForms() =>
        string.Concat("block", 3) + string.Concat("a", "b", "c", "d") + string.Concat(new[] { "x", "y", null, "z", "w" })
        + string.Concat(new List<int> { 7, 8 }) + string.Concat("abc".Reverse());

    public static string ConstructedFromCharacters()
    {
        var letters = new[] { 'a', 'b', 'c', 'd' };
        return new string('=', 3) + new string(letters) + new string(letters, 1, 2) + new string('x', 0);
    }

    public static string CharacterArrays()
    {
        var letters = "conv".ToCharArray();
        letters[0] = 'C';
        Array.Reverse(letters);
        return new string(letters) + string.Join(",", "encoder".ToCharArray(2, 3));
    }

    public static string LineEndingsReplaced() => "a\r\nb\nc".ReplaceLineEndings("|");

    public static string TitleOfAName()
    {
        var parts = "residual_block_3".Split('_').Select(part => char.ToUpperInvariant(part[0]) + part[1..]);
        return string.Concat(parts) + string.Join(" ", "a-b".Split('-').Reverse());
    }

    public static string RemoveBeyondTheEndThrows() => "abc".Remove(4);
}
