using System;
using System.Globalization;

namespace PrunableNets.Generators.Tests.Differential.Language;

/// <summary>Idioms about numbers: overflow, promotion, truncation, rounding and mixed types.</summary>
internal static class CheckedArithmeticIdioms
{
    private static int AddOne(int value) => value + 1;

    public static int ACheckedOverflowLeavesTheVariable()
    {
        int width = int.MaxValue;
        try
        {
            checked
            {
                return ++width;
            }
        }
        catch (OverflowException)
        {
            return width - 7;
        }
    }

    public static int CheckedDoesNotReachIntoCalls() => checked(AddOne(int.MaxValue) + 5);

    public static int AnOverflowNobodyCatches() => AddOne(int.MaxValue - 1) is var width ? checked(width * 2) : 0;

    public static string QuotientsAndRemaindersOfNegatives()
    {
        int minus = -7, three = 3;
        return $"{minus / three} {minus % three} {7 % -three} {minus >> 1} {minus >>> 28} {(minus & 3)} {Math.DivRem(minus, 2)}";
    }

    public static string ShiftCountsAreTakenModulo()
    {
        int one = 1, count = 33;
        long wide = 1;
        return $"{one << count} {wide << count} {one << -1} {-8 >> count} {wide << 65} {(byte)(one << 9)}";
    }

    public static string SmallTypesArePromoted()
    {
        byte a = 200, b = 100;
        var sum = a + b;
        return $"{sum} {(byte)sum} {(sbyte)a} {~b} {(ushort)~b} {-a} {a << 4} {(short)(a * a)}";
    }

    public static string CompoundAssignmentsNarrowAgain()
    {
        byte small = 250;
        small += 10;
        small <<= 7;
        small--;
        sbyte signed = 127;
        signed++;
        signed /= 2;
        ushort unsigned = 3;
        unsigned -= 5;
        return $"{small} {signed} {unsigned}";
    }

    public static string CharsAreNumbersUntilTheyAreNot()
    {
        char letter = 'a';
        letter += (char)2;
        letter++;
        return letter + (letter - 'a') + $"{letter + 1}{(char)(letter + 1)}" + letter + ('a' < letter);
    }

    public static long UnsignedMeetsSigned()
    {
        uint three = 3;
        int minus = -5;
        ulong wide = 5;
        return three + minus + (three - 4) + (wide - 6 > 0 ? 1000000000000 : 0);
    }

    public static string ConversionsToIntTruncate()
    {
        double minus = -2.9;
        return $"{(int)minus} {(int)2.99f} {(int)Math.Round(2.5)} {(int)Math.Round(-3.5)} {(long)Math.Floor(minus)} {(char)98.7}";
    }

    public static int ACheckedConversionRefusesAnUncheckedOneCuts()
    {
        int wide = 300;
        try
        {
            return checked((byte)wide);
        }
        catch (OverflowException)
        {
            return unchecked((byte)wide + (sbyte)(wide - 100));
        }
    }

    public static double AFloatIsLessThanADouble()
    {
        float tenth = 0.1f, whole = 16777216;
        double exact = whole;
        whole += 1;
        exact += 1;
        return exact - whole + (tenth - 0.1) + (tenth == 0.1 ? 10 : 20);
    }

    public static float ALongTimesAFloatIsAFloat() => (long)AddOne(16777216) is var wide ? (wide * 0.1f) + ((wide * 1f) - wide) : 0;

    public static string DecimalsKeepTheirScale()
    {
        decimal a = 1.10m, b = 2.20m;
        double x = 0.1, y = 0.2;
        return $"{a + b == 3.3m} {x + y == 0.3} " + (a * b).ToString(CultureInfo.InvariantCulture);
    }

    public static string NaNIsEqualOnlyByEquals()
    {
        double nan = double.NaN, other = nan;
        return $"{nan == other} {nan != other} {nan < 1} {!(nan >= 1)} {nan.Equals(other)} {double.IsNaN(Math.Max(1, nan))}";
    }

    public static string TheSmallestIntHasNoOpposite()
    {
        int least = int.MinValue, zero = 0;
        string text = unchecked(-least) == least ? $"same {1 / (double)zero > 0}" : "different";
        try
        {
            return text + Math.Abs(least);
        }
        catch (ArithmeticException)
        {
            return text + " " + (least + least) + " " + Math.Abs((long)least);
        }
    }

    public static long AProductIsAnIntBeforeItIsALong() => AddOne(99999) is var width ? (width * width) + ((long)width * width) : 0;
}
