using System;
using System.Collections.Generic;
using System.Globalization;

namespace PrunableNets.Generators.Tests.Differential.Framework;

/// <summary>Numbers and names formatted: alignments, format strings, interpolation and characters.</summary>
internal static class StringsFormatIdioms
{
    public static string AlignmentsAndFormats() =>
        string.Format(CultureInfo.InvariantCulture, "{0,-6}|{1,6}|{2,5:D3}|{3:X4}|{0}", "conv", 42, 7, 255);

    public static string FractionsInFormats() =>
        string.Format(CultureInfo.InvariantCulture, "{0:F2} {0:N1} {0:E3} {1:P1} {1:0.##}", 12345.678, 0.256);

    public static string FormatWithAnArrayAndBraces() =>
        string.Format(CultureInfo.InvariantCulture, "{{{2}}}-{1}-{0}-{3}", new object?[] { 1, "two", 'c', null });

    public static string DecimalDigits() => 7.ToString("D4") + "," + (-7).ToString("D3") + "," + 12345.ToString("D2");

    public static string HexadecimalDigits() =>
        255.ToString("X") + "," + 255.ToString("x4") + "," + ((byte)10).ToString("X2") + "," + (-1).ToString("X");

    public static string BinaryDigits() => 5.ToString("B8", CultureInfo.InvariantCulture) + "," + 5.ToString("b");

    public static string FixedAndNumberOfDoubles() =>
        1234.5.ToString("F0", CultureInfo.InvariantCulture) + " " + 1234.567.ToString("N2", CultureInfo.InvariantCulture) + " "
        + (-0.125).ToString("F2", CultureInfo.InvariantCulture) + " " + 0.00012345.ToString("G3", CultureInfo.InvariantCulture);

    public static string CustomPictures() =>
        12.5.ToString("000.00#", CultureInfo.InvariantCulture) + " " + 1234567.ToString("#,##0", CultureInfo.InvariantCulture) + " "
        + (-3).ToString("0;(0);zero", CultureInfo.InvariantCulture) + " " + 0.ToString("0;(0);zero", CultureInfo.InvariantCulture);

    public static string ShortestDoubles() =>
        0.1.ToString(CultureInfo.InvariantCulture) + " " + (0.1 + 0.2).ToString(CultureInfo.InvariantCulture) + " "
        + 1e20.ToString(CultureInfo.InvariantCulture) + " " + 1e-7.ToString("R", CultureInfo.InvariantCulture) + " "
        + 100.0.ToString(CultureInfo.InvariantCulture);

    public static string ShortestFloats() =>
        0.1f.ToString(CultureInfo.InvariantCulture) + " " + (1f / 3f).ToString(CultureInfo.InvariantCulture) + " "
        + ((double)0.1f).ToString(CultureInfo.InvariantCulture);

    public static string SpecialDoubles() =>
        double.NaN.ToString(CultureInfo.InvariantCulture) + " " + double.PositiveInfinity.ToString(CultureInfo.InvariantCulture) + " "
        + double.NegativeInfinity.ToString("F2", CultureInfo.InvariantCulture) + " " + (-0.0).ToString(CultureInfo.InvariantCulture);

    public static string InterpolationWithAlignmentAndFormat()
    {
        var block = 3;
        var width = 250;
        return $"block{block:D2}[{width,5}|{width,-5}|{width,6:X3}]{(block > 2 ? "wide" : "thin"),6}";
    }

    public static string InterpolationOfNullAndEscapes()
    {
        string? missing = null;
        int? none = null;
        return $"[{missing}]{{{none}}}{missing ?? "none"}{none ?? 4}";
    }

    public static string InvariantOfAFormattable() => FormattableString.Invariant($"{0.5:F3}/{1234.5}/{-2.25,8:0.0}");

    public static string CreateWithACulture()
    {
        var rate = 0.015625;
        return string.Create(CultureInfo.InvariantCulture, $"lr={rate:E1},{rate:P2},{rate}");
    }

    public static string RawAndVerbatimText()
    {
        var width = 8;
        return $$"""{"w": {{width}}}""" + @"a\b""c" + $@"\{width}";
    }

    public static string Booleans() => true.ToString() + false + bool.TrueString.ToLowerInvariant() + $"{1 > 2}";

    public static string CharacterClasses()
    {
        var text = "";
        foreach (var letter in "a_Z 7.")
            text += (char.IsDigit(letter), char.IsLetter(letter), char.IsUpper(letter), char.IsWhiteSpace(letter)) switch
            {
                (true, _, _, _) => "d",
                (_, true, _, true) => "?",
                (_, true, true, _) => "U",
                (_, true, _, _) => "l",
                (_, _, _, true) => "s",
                _ => "-",
            };
        return text;
    }

    public static string CharacterClassesOfPositions() =>
        $"{char.IsDigit("a7", 1)},{char.IsLetterOrDigit('_')},{char.IsPunctuation('.')},{char.IsLower('Z')},{char.IsAsciiHexDigit('g')}";

    public static double NumericValueOfCharacters() => char.GetNumericValue('7') * 10 + char.GetNumericValue('x');

    public static string CharacterArithmetic() =>
        $"{(char)('a' + 2)}{'a' + 2}{(int)'A'}{char.ToUpperInvariant('q')}{char.ToLowerInvariant('Q')}" + (char)66 + 'x';

    public static string TableOfLayers()
    {
        var lines = new List<string>();
        foreach (var (name, width, rate) in new[] { ("conv", 64, 0.5), ("fc", 1000, 0.125) })
            lines.Add(string.Format(CultureInfo.InvariantCulture, "{0,-5}{1,5}{2,7:P0}", name, width, rate));
        return string.Join("\n", lines);
    }

    public static string FormatWithAMissingArgumentThrows() =>
        string.Format(CultureInfo.InvariantCulture, "{0}-{1}", new object[] { "only" });
}
