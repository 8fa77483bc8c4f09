using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace PrunableNets.Generators.Tests.Differential.Framework;

/// <summary>Texts made with a string builder.</summary>
internal static class StringBuildersIdioms
{
    public static string AppendOfSeveralTypes() =>
        new StringBuilder("net").Append('-').Append(3).Append(true).Append('x', 2).Append(5L)
            .Append((string?)null).Append((object)'o').ToString();

    public static string AppendOfParts() =>
        new StringBuilder().Append("encoder", 2, 3).Append(new[] { 'a', 'b', 'c' }, 1, 2).Append("xyz".AsSpan(1)).ToString();

    public static string AppendOfAnInterpolation()
    {
        var width = 12;
        return new StringBuilder().Append($"w{width:D3}").Append(CultureInfo.InvariantCulture, $"|{0.5:F2}|{width,4}").ToString();
    }

    public static string AppendFormatWithACulture() =>
        new StringBuilder("<").AppendFormat(CultureInfo.InvariantCulture, "{1:X}{0,4}", 7, 250).Append('>').ToString();

    public static string AppendJoinInItsForms() =>
        new StringBuilder().AppendJoin(',', new List<int> { 1, 2 }).AppendJoin(" x ", "a", "b").AppendJoin('-', 3, 'c', null).ToString();

    public static string InsertInItsForms() =>
        new StringBuilder("abc").Insert(0, 7).Insert(2, "--").Insert(4, 'z').Insert(1, "ab", 2).ToString();

    public static string RemoveOfAPart() => new StringBuilder("encoder").Remove(2, 3).Append('!').ToString();

    public static string ShorterLength()
    {
        var text = new StringBuilder("a,b,c,");
        text.Length--;
        return text + "/" + text.Length;
    }

    public static string LongerLengthFillsWithZeroCharacters()
    {
        var text = new StringBuilder("ab") { Length = 4 };
        return text.ToString().Replace('\0', '0') + text.Length;
    }

    public static string ReplaceOfCharactersAndStrings() =>
        new StringBuilder("a.b.a").Replace('.', '_').Replace("a", "xx").Replace("b", null).ToString();

    public static string ReplaceInAPart() =>
        new StringBuilder("aaaa").Replace("a", "bc", 1, 2).Replace('a', 'z', 2, 4).ToString();

    public static string IndexerReadsAndWrites()
    {
        var text = new StringBuilder("conv");
        text[0] = char.ToUpperInvariant(text[0]);
        text[^1] = '!';
        return text.ToString();
    }

    public static string PartsOfTheText()
    {
        var text = new StringBuilder("encoder");
        return text.ToString(2, 3) + text.ToString(0, 1);
    }

    public static string ClearAndReuse()
    {
        var text = new StringBuilder("old", 64);
        var before = text.Length;
        text.Clear().Append("new").Append(before);
        return text.ToString();
    }

    public static bool EqualityOfContent()
    {
        var left = new StringBuilder("ab");
        var right = new StringBuilder("a").Append('b');
        return left.Equals(right) && !left.Equals(new StringBuilder("ba"));
    }

    public static string SeparatedByTheLength()
    {
        var text = new StringBuilder();
        foreach (var width in new[] { 64, 32, 16 })
        {
            if (text.Length > 0)
                text.Append("->");
            text.Append(width);
        }
        return text.ToString();
    }

    public static string CopiedIntoAnArray()
    {
        var target = new char[] { '.', '.', '.', '.', '.' };
        new StringBuilder("encoder").CopyTo(1, target, 2, 3);
        return new string(target);
    }

    public static int AppendedRunsInALoop()
    {
        var text = new StringBuilder();
        for (var run = 1; run <= 4; run++)
            text.Append((char)('a' + run), run);
        return text.ToString().IndexOf('d') * 100 + text.Length;
    }

    public static bool RemoveBeyondTheEndIsRefused()
    {
        var text = new StringBuilder("abc");
        try
        {
            return text.Remove(2, 2).Length == 1;
        }
        catch (ArgumentOutOfRangeException)
        {
            return text.Length == 3;
        }
    }
}
