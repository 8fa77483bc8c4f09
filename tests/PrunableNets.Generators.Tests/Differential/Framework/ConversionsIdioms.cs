using System;
using System.Globalization;

namespace PrunableNets.Generators.Tests.Differential.Framework;

/// <summary>Convert, casts and the bits of numbers.</summary>
internal static class ConversionsIdioms
{
    public static string ToInt32RoundsHalvesToEven() =>
        $"{Convert.ToInt32(2.5)},{Convert.ToInt32(3.5)},{Convert.ToInt32(-2.5)},{Convert.ToInt32(2.51)},{Convert.ToInt32(1.5f)}";

    public static string CastsTruncate()
    {
        var up = 2.9;
        var down = -2.9;
        return $"{(int)up},{(int)down},{(long)(up * 10)},{(int)2.5f}";
    }

    public static int ToInt32OfOtherTypes() =>
        Convert.ToInt32('A') * 1000 + Convert.ToInt32(true) * 100 + Convert.ToInt32(7L) + Convert.ToInt32(2.5m) * 10;

    public static int ToInt32OfTexts() => Convert.ToInt32("-12", CultureInfo.InvariantCulture) + Convert.ToInt32((string?)null) * 100;

    public static int ToInt32WithBases() =>
        Convert.ToInt32("1011", 2) + 1000 * Convert.ToInt32("ff", 16) + 1_000_000 * Convert.ToInt32("17", 8);

    public static int ToInt32OfNegativeHexadecimal() => Convert.ToInt32("FFFFFFFE", 16);

    public static int ToInt32OfBoxedValues()
    {
        object boxed = 3.5;
        object text = "40";
        return Convert.ToInt32(boxed, CultureInfo.InvariantCulture) + Convert.ToInt32(text, CultureInfo.InvariantCulture);
    }

    public static int ToInt32OfTooLargeThrows() => Convert.ToInt32(3e9);

    public static int ToInt32OfAFractionInATextThrows() => Convert.ToInt32("2.5", CultureInfo.InvariantCulture);

    public static string ToStringWithBases() =>
        Convert.ToString(10, 2) + "," + Convert.ToString(255, 16) + "," + Convert.ToString(8, 8) + "," + Convert.ToString(-1, 16);

    public static string ToStringWithACulture() =>
        Convert.ToString(1.25, CultureInfo.InvariantCulture) + Convert.ToString(true) + Convert.ToString('c') + Convert.ToString(7L);

    public static string ToBooleanOfNumbersAndTexts() =>
        $"{Convert.ToBoolean(0.1)},{Convert.ToBoolean(0)},{Convert.ToBoolean("True")},{Convert.ToBoolean((string?)null)}";

    public static double ToDoubleOfTexts() =>
        Convert.ToDouble("1.5", CultureInfo.InvariantCulture) + Convert.ToDouble(true) * 10 + Convert.ToDouble(0.1f);

    public static float ToSingleRounds() => Convert.ToSingle(0.1) + Convert.ToSingle("2.5", CultureInfo.InvariantCulture);

    public static long ToInt64Rounds() => Convert.ToInt64(12345678901.5) + Convert.ToInt64("100", 16);

    public static string ToByteOverflowIsCaught()
    {
        var width = 300;
        try
        {
            return Convert.ToByte(width).ToString("D3");
        }
        catch (OverflowException)
        {
            return "too wide, " + Convert.ToByte(width - 45);
        }
    }

    public static string ToCharAndBack() => Convert.ToChar(66) + "," + (char)('a' + 1) + "," + (int)'z' + "," + ('c' - 'a');

    public static string HalfOfADecimal() => (Convert.ToDecimal(2.5) / 2).ToString(CultureInfo.InvariantCulture);

    public static string BytesInBase64AndHexadecimal() =>
        Convert.ToBase64String(new byte[] { 1, 2, 250 }) + "," + Convert.ToHexString(new byte[] { 10, 255 })
        + "," + Convert.FromHexString("0aFF")[1];

    public static int UncheckedCastsWrap()
    {
        var wide = 3_000_000_000L;
        return unchecked((int)wide) / 1000 + unchecked((byte)(wide / 1000 + 7)) + unchecked((sbyte)200);
    }

    public static bool CheckedCastThrows()
    {
        var wide = 3_000_000_000L;
        try
        {
            return checked((int)wide) > 0;
        }
        catch (OverflowException)
        {
            return true;
        }
    }

    public static long UnsignedOfANegative() => unchecked((uint)int.Parse("-2", CultureInfo.InvariantCulture));

    public static long BitsOfADouble() => BitConverter.DoubleToInt64Bits(1.5) - BitConverter.DoubleToInt64Bits(1.0);

    public static double DoubleOfBits() =>
        BitConverter.Int64BitsToDouble(0x4009_21FB_5444_2D18L) + BitConverter.Int32BitsToSingle(0x3F80_0000);

    public static int BitsOfAFloat() => BitConverter.SingleToInt32Bits(-0.5f) ^ BitConverter.SingleToInt32Bits(0.5f) ^ 12;

    public static int BytesOfAnInteger()
    {
        var bytes = BitConverter.GetBytes(0x01020304);
        Array.Sort(bytes);
        return bytes[0] * 1000 + bytes[3] * 100 + bytes.Length + BitConverter.ToInt32(new byte[] { 7, 7, 7, 7, 0 }, 0) % 10;
    }

    public static double MixedDivisions() => 7 / 2 + 7 / 2.0 * 10 + (double)7 / 2 * 100 + (float)1 / 3 * 1000;

    public static string ImplicitWidening()
    {
        byte small = 250;
        var sum = small + small;
        small += 10;
        return $"{sum},{small},{'a' + small},{(object)(small / 3) is int}";
    }

    public static bool PrecisionLostInAFloat() => (float)16_777_217 == 16_777_216f && (double)16_777_217 != 16_777_216d;

    public static string UnboxingNeedsTheExactType()
    {
        object boxed = 5;
        try
        {
            return ((long)boxed).ToString("D2");
        }
        catch (InvalidCastException)
        {
            return "int" + (long)(int)boxed;
        }
    }
}
