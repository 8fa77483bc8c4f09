using System;
using System.Linq;
using System.Numerics;

namespace PrunableNets.Generators.Tests.Differential.Framework;

/// <summary>Bit operations and the static members of the numeric types.</summary>
internal static class NumericStaticsIdioms
{
    public static int PopulationCounts() =>
        BitOperations.PopCount(0b1011u) * 100 + BitOperations.PopCount(ulong.MaxValue) + int.PopCount(-1) * 1000;

    public static int LeadingZeros() =>
        BitOperations.LeadingZeroCount(1u) + 100 * BitOperations.LeadingZeroCount(1ul) + 10000 * int.LeadingZeroCount(256);

    public static int TrailingZeros() =>
        BitOperations.TrailingZeroCount(48) + 100 * BitOperations.TrailingZeroCount(0) + 10000 * int.TrailingZeroCount(8);

    public static int IntegerLogarithms() => BitOperations.Log2(100u) + 100 * BitOperations.Log2(1ul << 40) + 10000 * int.Log2(64);

    public static long RoundedUpToPowersOfTwo() =>
        BitOperations.RoundUpToPowerOf2(33u) + 1000L * BitOperations.RoundUpToPowerOf2(64u)
        + 1_000_000L * BitOperations.RoundUpToPowerOf2(5u);

    public static long RotatedBits() =>
        BitOperations.RotateLeft(0x80000001u, 4) + 1000L * BitOperations.RotateRight(3u, 1) + int.RotateLeft(0x40000000, 3);

    public static string PowersOfTwo() =>
        $"{BitOperations.IsPow2(64)},{BitOperations.IsPow2(0)},{BitOperations.IsPow2(-8)},{int.IsPow2(48)},{long.IsPow2(1L << 40)}";

    public static int MaxMinAndClampOfInt() => int.Max(3, -4) * 100 + int.Min(3, -4) * 10 + int.Clamp(50, 0, 7);

    public static string DivRemOfInt()
    {
        var (quotient, remainder) = int.DivRem(7, -2);
        return quotient + ":" + remainder + ":" + int.DivRem(-9, 4).Remainder;
    }

    public static string ParityOfIntegers() =>
        $"{int.IsEvenInteger(-4)},{int.IsOddInteger(-3)},{int.IsEvenInteger(7)},{long.IsOddInteger(8)}";

    public static int SignsAndMagnitudes() =>
        int.Sign(-9) + 10 * int.CopySign(3, -1) + 100 * int.MaxMagnitude(-5, 3) + 1000 * int.MinMagnitude(-5, 3) + int.Abs(-7) * 100_000;

    public static string SignPredicates() => $"{int.IsNegative(-1)},{int.IsPositive(0)},{double.IsNegative(-0.0)},{double.IsPositive(1)}";

    public static string SaturatingTruncatingAndChecked()
    {
        var large = 300;
        try
        {
            return $"{byte.CreateSaturating(large)},{byte.CreateTruncating(large)},{byte.CreateSaturating(-5)},{byte.CreateChecked(large)}";
        }
        catch (OverflowException)
        {
            return $"{byte.CreateSaturating(large)},{byte.CreateTruncating(large)},{byte.CreateSaturating(-5)},overflow";
        }
    }

    public static string NotANumberIsNothing()
    {
        var nan = double.NaN;
        return $"{double.IsNaN(nan)},{nan.Equals(double.NaN)},{nan == double.NaN},{nan < 1},{nan >= 1},{nan != 1},{nan.CompareTo(0)}";
    }

    public static string Infinities()
    {
        var zero = 0.0;
        return $"{double.IsPositiveInfinity(1 / zero)},{double.IsNegativeInfinity(-1 / zero)},{double.IsNaN(zero / zero)},"
            + $"{double.IsInfinity(double.MaxValue * 10)},{double.IsFinite(double.MaxValue)},{double.IsNormal(double.Epsilon)}";
    }

    public static bool EpsilonIsTheSmallest() => double.Epsilon > 0 && double.Epsilon / 2 == 0 && float.Epsilon > double.Epsilon;

    public static double ExtremesOfTypes() => double.MaxValue / 2 + float.MaxValue + int.MinValue + double.MinValue / 4;

    public static double LinearInterpolation() => double.Lerp(10, 20, 0.25) + 1000 * float.Lerp(4, 0, 0.5f);

    public static double FunctionsOfDouble() =>
        double.Pow(2, 5) + double.Sqrt(0.25) + 100 * double.Round(2.345, 1) + 1000 * double.Hypot(3, 4) + double.RootN(81, 4) * 10_000;

    public static double AnglesConverted() => double.DegreesToRadians(180) + double.RadiansToDegrees(Math.PI / 2);

    public static string IntegralDoubles() =>
        $"{double.IsInteger(2)},{double.IsInteger(2.5)},{double.IsEvenInteger(4.0)},{double.IsOddInteger(3.5)}";

    public static float FunctionsOfFloat() =>
        float.Max(1.5f, -2) + 10 * float.Abs(-3) + 100 * float.Floor(-0.5f) + 1000 * float.Clamp(7, 0, 1.25f);

    public static double GenericSums() => Total(new[] { 1, 2, 4 }) * 100 + Total(new[] { 0.5, 0.25 });

    public static int GenericDotProduct() => Dot(new[] { 1, 2, 3 }, new[] { 4, 5, 6 }) + (int)Dot(new[] { 0.5f }, new[] { 4f }) * 1000;

    public static string GenericClampAndZero() => $"{NonNegative(-3)},{NonNegative(4L)},{NonNegative(-0.5) == 0},{NonNegative((byte)7)}";

    public static int WrappingAndCheckedArithmetic()
    {
        var most = int.MaxValue;
        try
        {
            return checked(most + 1);
        }
        catch (OverflowException)
        {
            return unchecked(most + 2) + 5;
        }
    }

    public static int ShiftsOfNegatives()
    {
        var value = -17;
        return (value >> 2) * 1000 + (value >>> 28) + (1 << 33);
    }

    public static int BitMasks()
    {
        var mask = new[] { 0, 3, 5 }.Aggregate(0, (bits, bit) => bits | 1 << bit);
        return (mask ^ 0b1001) * 1000 + (mask & ~0b1000) + (mask & -mask) * 100_000;
    }

    private static T Total<T>(T[] values)
        where T : INumber<T>
    {
        var total = T.Zero;
        foreach (var value in values)
            total += value;
        return total;
    }

    private static T Dot<T>(T[] left, T[] right)
        where T : INumberBase<T> =>
        left.Zip(right, (a, b) => a * b).Aggregate(T.AdditiveIdentity, (sum, product) => sum + product);

    private static T NonNegative<T>(T value)
        where T : INumber<T> => T.Max(value, T.Zero);
}
