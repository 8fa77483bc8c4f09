using System;
using System.Globalization;

namespace PrunableNets.Generators.Tests.Differential.Framework;

/// <summary>Numbers, truth values and enumerations read from text.</summary>
internal static class ParsingIdioms
{
    public static int ParseOfABlankedAndSignedInteger() => int.Parse(" -42 ", CultureInfo.InvariantCulture);

    public static int ParseOfHexadecimal() => int.Parse("1f", NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    public static int ParseOfBinary() => int.Parse("1010", NumberStyles.BinaryNumber, CultureInfo.InvariantCulture);

    public static int ParseWithThousands() => int.Parse("1,234", NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    public static int ParseWithParentheses() => int.Parse("(42)", NumberStyles.AllowParentheses, CultureInfo.InvariantCulture);

    public static int ParseWithAnExponent() =>
        int.Parse("12e2", NumberStyles.AllowExponent, CultureInfo.InvariantCulture)
        + int.Parse("7.00", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    public static int ParseOfATrailingSign() => int.Parse("7-", NumberStyles.AllowTrailingSign, CultureInfo.InvariantCulture);

    public static int ParseOfASpan() => int.Parse("width128".AsSpan(5), NumberStyles.Integer, CultureInfo.InvariantCulture);

    public static int ParseOfGarbageThrows() => int.Parse("12px", CultureInfo.InvariantCulture);

    public static int ParseOfTooLargeThrows() => int.Parse("2147483648", CultureInfo.InvariantCulture);

    public static string TryParseOfGarbageAndOverflow() =>
        $"{int.TryParse("x1", out var garbage)}{garbage},{int.TryParse("3000000000", out var large)}{large},"
        + $"{int.TryParse((string?)null, out _)}";

    public static string TryParseWithStyles() =>
        $"{int.TryParse(" 5", NumberStyles.None, CultureInfo.InvariantCulture, out var none)}{none},"
        + $"{int.TryParse(" 5", NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var five)}{five},"
        + $"{int.TryParse("-5", NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out _)}";

    public static long ParseOfALong() => long.Parse("-9000000000", NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    public static string ParseOfSmallTypes() =>
        $"{byte.TryParse("256", out var tooLarge)}{tooLarge},{sbyte.Parse("-128", CultureInfo.InvariantCulture)},"
        + $"{short.TryParse("32767", out var most)}{most},{uint.TryParse("-1", out _)}";

    public static double ParseOfADouble() => double.Parse("-1.5e2", CultureInfo.InvariantCulture);

    public static double ParseOfADoubleWithThousands() =>
        double.Parse("1,234.5", NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    public static string TryParseOfADoubleWithStyles() =>
        $"{double.TryParse("0,5", NumberStyles.Float, CultureInfo.InvariantCulture, out _)},"
        + $"{double.TryParse("5e1", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)},"
        + $"{double.TryParse("5e1", NumberStyles.Float, CultureInfo.InvariantCulture, out var fifty)}{fifty == 50}";

    public static bool ParseOfSpecialDoubles() =>
        double.IsNaN(double.Parse("NaN", CultureInfo.InvariantCulture))
        && double.IsNegativeInfinity(double.Parse("-Infinity", CultureInfo.InvariantCulture))
        && double.IsPositiveInfinity(double.Parse("1e999", CultureInfo.InvariantCulture));

    public static float ParseOfAFloat() => float.Parse(".1", NumberStyles.Float, CultureInfo.InvariantCulture);

    public static double ParseOfWidthAndHeight()
    {
        var parts = "12.5x4".Split('x');
        return double.Parse(parts[0], CultureInfo.InvariantCulture) * int.Parse(parts[1], CultureInfo.InvariantCulture);
    }

    public static string ParseOfBooleans() =>
        $"{bool.Parse(" TRUE ")},{bool.TryParse("False", out var parsed)}{parsed},{bool.TryParse("1", out var failed)}{failed}";

    public static int ParseOfEnumerations() =>
        (int)Enum.Parse<Padding>("Valid") * 100 + (int)Enum.Parse<Padding>("same", true) * 10
        + (int)(Padding)Enum.Parse(typeof(Padding), "None");

    public static bool ParseOfAnEnumerationIsCaseSensitive()
    {
        try
        {
            return Enum.Parse<Padding>("valid") == Padding.None;
        }
        catch (ArgumentException)
        {
            return Enum.Parse<Padding>(" Valid ") == Padding.Valid;
        }
    }

    public static string TryParseOfEnumerations() =>
        $"{Enum.TryParse<Padding>("VALID", out var exact)}{exact},{Enum.TryParse<Padding>("VALID", true, out var folded)}{folded},"
        + $"{Enum.TryParse<Padding>("7", out var unnamed)}{unnamed},{Enum.TryParse<Padding>("", out _)}";

    public static string ParseOfFlags()
    {
        var sides = Enum.Parse<Sides>("Right, Top");
        return $"{sides},{(int)sides},{sides.HasFlag(Sides.Top)},{sides.HasFlag(Sides.Left)},{Sides.Left | Sides.Right},{(Sides)16}";
    }

    public static string NamesAndValuesOfEnumerations() =>
        string.Join(",", Enum.GetNames<Padding>()) + $"{Enum.IsDefined((Padding)1)}{Enum.IsDefined((Padding)5)}{Enum.GetName((Padding)5)}"
        + Enum.GetValues<Padding>().Length + Padding.Valid.ToString("D") + Padding.Valid.ToString("X");

    private enum Padding
    {
        None,
        Same,
        Valid = 5,
    }

    [Flags]
    private enum Sides
    {
        None = 0,
        Left = 1,
        Right = 2,
        Both = 3,
        Top = 4,
    }
}
