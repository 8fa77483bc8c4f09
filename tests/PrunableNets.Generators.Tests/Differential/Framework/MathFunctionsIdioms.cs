using System;

namespace PrunableNets.Generators.Tests.Differential.Framework;

/// <summary>Functions of Math and MathF with their overloads and rounding modes.</summary>
internal static class MathFunctionsIdioms
{
    public static double AbsAndSign() => Math.Abs(-2.5) * 10 + Math.Sign(-0.5) + Math.Abs(-7) * Math.Sign(3L);

    public static int AbsOfTheSmallestIntegerThrows() => Math.Abs(int.MinValue + "".Length);

    public static int ClampOfIntegers() => Math.Clamp(9, 1, 5) * 100 + Math.Clamp(-3, 1, 5) * 10 + Math.Clamp(4, 1, 5);

    public static double ClampOfDoubles() => Math.Clamp(0.75, -0.5, 0.5) + 10 * Math.Clamp(-2, -1.5, 3);

    public static bool ClampWithSwappedBoundsThrows()
    {
        try
        {
            return Math.Clamp(3, 5, 1) == 3;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    public static string CeilingFloorAndTruncateOfNegatives() =>
        $"{(int)Math.Ceiling(-1.5)},{(int)Math.Floor(-1.5)},{(int)Math.Truncate(-1.9)},{(int)Math.Ceiling(1.1)},{(int)Math.Floor(1.9)}";

    public static string RoundsHalvesToEven() =>
        $"{(int)Math.Round(0.5)},{(int)Math.Round(1.5)},{(int)Math.Round(2.5)},{(int)Math.Round(-3.5)}";

    public static string RoundingModes() =>
        $"{(int)Math.Round(2.5, MidpointRounding.AwayFromZero)},{(int)Math.Round(-2.5, MidpointRounding.AwayFromZero)},"
        + $"{(int)Math.Round(-2.7, MidpointRounding.ToZero)},{(int)Math.Round(-2.2, MidpointRounding.ToNegativeInfinity)},"
        + $"{(int)Math.Round(2.2, MidpointRounding.ToPositiveInfinity)},{(int)Math.Round(2.5, MidpointRounding.ToEven)}";

    public static double RoundToDigits() => Math.Round(1234.5678, 2) + Math.Round(0.125, 2);

    public static double RoundToDigitsAwayFromZero() => Math.Round(0.125, 2, MidpointRounding.AwayFromZero) + Math.Round(-0.375, 2) * 100;

    public static double Powers() => Math.Pow(2, -3) + Math.Pow(-2, 3) + Math.Pow(9, 0.5) + Math.Pow(0, 0);

    public static double PowerOfANegativeToAFraction() => Math.Pow(-8, 1.0 / 3);

    public static double Roots() => Math.Sqrt(2) + 100 * Math.Cbrt(-27);

    public static double SquareRootOfANegative() => Math.Sqrt(-1);

    public static double LogarithmsWithBases() =>
        Math.Log(8, 2) + 10 * Math.Log(100, 10) + 100 * Math.Log(Math.E) + 1000 * Math.Log10(0.01);

    public static double BinaryLogarithm() => Math.Log2(48) + 100 * Math.ILogB(48);

    public static double LogarithmOfZeroAndOfANegative() => Math.Log(0) * (double.IsNaN(Math.Log(-1)) ? 1 : -1);

    public static double Exponentials() => Math.Exp(1.5) + Math.Exp(-1) * 10;

    public static double Trigonometry() => Math.Sin(1) + 10 * Math.Cos(2) + 100 * Math.Tan(0.5) + 1000 * Math.Tanh(0.3);

    public static double InverseTrigonometry() =>
        Math.Atan2(1, -2) + 10 * Math.Atan2(-2, 1) + 100 * Math.Asin(0.25) + 1000 * Math.Acos(-0.5);

    public static string DivRemAsATuple()
    {
        var (quotient, remainder) = Math.DivRem(-17, 5);
        return quotient + ":" + remainder;
    }

    public static string DivRemWithAnOutput() => Math.DivRem(17L, -5L, out var remainder) + ":" + remainder;

    public static long BigMulOfIntegers() => Math.BigMul(int.MaxValue, -4);

    public static double MaxAndMinOfMixedTypes() => Math.Max(3, 4.5) + Math.Min(2L, 7) / 4 + Math.Max(1.5f, 1) * 10;

    public static string MaxAndMinOfSpecialDoubles() =>
        $"{double.IsNaN(Math.Max(1, double.NaN))},{double.IsNegative(Math.Min(0.0, -0.0))},{Math.MaxMagnitude(-3, 2) == -3},"
        + $"{Math.MinMagnitude(-3.0, 2.0) == 2}";

    public static double RemaindersOfTwoKinds() => Math.IEEERemainder(7.5, 4) * 100 + 7.5 % 4 + -7.5 % 4 * 10;

    public static double SignsCopied() => Math.CopySign(3, -0.0) * 10 + Math.CopySign(-2, 5);

    public static double ScaledByPowersOfTwo() => Math.ScaleB(1.5, 4) + Math.ScaleB(3, -2);

    public static double Constants() => Math.Tau - Math.PI + Math.E * 100;

    public static double FusedMultiplyAddRoundsOnce() => Math.FusedMultiplyAdd(0.1, 10, -1) * 1e20 + (0.1 * 10 - 1);

    public static bool NeighbouringDoubles() =>
        Math.BitIncrement(1.0) > 1.0 && Math.BitDecrement(1.0) < 1.0 && Math.BitIncrement(1.0) - 1.0 < 1e-15;

    public static float RootsAndPowersOfFloats() => MathF.Sqrt(2f) + 10 * MathF.Pow(2f, 0.5f) + 100 * MathF.Cbrt(8f);

    public static float ExponentialsOfFloats() => MathF.Exp(1.5f) + 10 * MathF.Log(10f, 4f) + 100 * MathF.Tanh(0.25f);

    public static float RoundingOfFloats() =>
        MathF.Round(2.5f) + 10 * MathF.Round(1.25f, 1) + 100 * MathF.Round(2.5f, MidpointRounding.AwayFromZero);

    public static float FloorsOfFloats() => MathF.Floor(-1.5f) + 10 * MathF.Ceiling(-1.5f) + 100 * MathF.Truncate(2.9f) + MathF.Abs(-0.25f);

    public static float ConstantsOfFloats() => MathF.PI * 2 - MathF.Tau + MathF.E + MathF.Max(1, 2.5f) * MathF.Sign(-4);

    public static float HeInitialisation() => MathF.Sqrt(2f / (3 * 3 * 64)) + (float)Math.Sqrt(6.0 / (64 + 10));

    public static int DivisionsRoundedUp() =>
        (int)Math.Ceiling(65 / 8.0) * 100 + (65 + 8 - 1) / 8 + (int)Math.Ceiling((double)(65 / 8)) * 10;

    public static int WidthMadeDivisible() => Math.Max(8, (int)(100 * 0.75 + 4) / 8 * 8) * 1000 + Math.Max(8, (int)(3 * 0.5 + 4) / 8 * 8);
}
