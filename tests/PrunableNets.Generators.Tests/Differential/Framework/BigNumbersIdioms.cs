using System;
using System.Globalization;
using System.Linq;
using System.Numerics;

namespace PrunableNets.Generators.Tests.Differential.Framework;

/// <summary>Big integers, decimals, 128 bit integers, half precision and complex numbers.</summary>
internal static class BigNumbersIdioms
{
    public static string PowerOfTwoBeyondALong() => BigInteger.Pow(2, 100).ToString(CultureInfo.InvariantCulture);

    public static int GreatestCommonDivisor() =>
        (int)BigInteger.GreatestCommonDivisor(-84, 36) * 100 + (int)BigInteger.GreatestCommonDivisor(0, 5);

    public static int PowerOfAModulus() => (int)BigInteger.ModPow(3, 200, 13) * 100 + (int)BigInteger.ModPow(-2, 3, 7);

    public static string ParsedAndMultiplied() =>
        (BigInteger.Parse("123456789012345678901234567890", CultureInfo.InvariantCulture) * -2 + 1).ToString(CultureInfo.InvariantCulture);

    public static int ParsedHexadecimalIsSigned() =>
        (int)BigInteger.Parse("ff", NumberStyles.HexNumber, CultureInfo.InvariantCulture) * 1000
        + (int)BigInteger.Parse("0ff", NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    public static string DivisionOfNegatives()
    {
        var quotient = BigInteger.DivRem(-17, 5, out var remainder);
        return $"{quotient},{remainder},{BigInteger.Remainder(17, -5)},{BigInteger.Divide(17, -5)}";
    }

    public static string Factorial() =>
        Enumerable.Range(1, 25).Aggregate(BigInteger.One, (product, factor) => product * factor).ToString("X");

    public static string ComparisonsAndSigns()
    {
        var large = BigInteger.Pow(10, 20);
        return $"{large > long.MaxValue},{large == 5},{BigInteger.Compare(3, 5)},{large.Sign},"
            + $"{(-large).Sign},{BigInteger.Max(3, -9)},{large.IsEven}";
    }

    public static bool CastToAnIntOverflows()
    {
        try
        {
            return (int)BigInteger.Pow(2, 40) == 0;
        }
        catch (OverflowException)
        {
            return (long)BigInteger.Pow(2, 40) == 1L << 40;
        }
    }

    public static double CastToADouble() => (double)(BigInteger.Pow(3, 60) / 7) + (int)new BigInteger(-2.9);

    public static string ShiftsAndBits()
    {
        var bits = BigInteger.One << 70 | 5;
        return $"{bits >> 68},{bits & 6},{bits.GetBitLength()},{(BigInteger.One << 70).IsPowerOfTwo},{bits.IsPowerOfTwo}";
    }

    public static double LogarithmOfABigInteger() => BigInteger.Log10(BigInteger.Pow(10, 30)) + BigInteger.Log(BigInteger.Pow(2, 64), 2);

    public static bool DecimalsAddExactly()
    {
        var tenth = 0.1m;
        var inexact = 0.1;
        return tenth + tenth + tenth == 0.3m && inexact + inexact + inexact != 0.3;
    }

    public static string DecimalsKeepTheirScale() =>
        (1.10m + 2.2m).ToString(CultureInfo.InvariantCulture) + " " + (1.10m * 2.0m).ToString(CultureInfo.InvariantCulture) + " "
        + 5.00m.ToString(CultureInfo.InvariantCulture);

    public static string DecimalRounding() =>
        string.Join(
            " ",
            new[]
            {
                decimal.Round(2.345m, 2), decimal.Round(2.5m), Math.Round(2.345m, 2, MidpointRounding.AwayFromZero),
                decimal.Truncate(-2.9m), decimal.Floor(-2.1m), decimal.Ceiling(2.1m), Math.Round(-2.349m, 2, MidpointRounding.ToZero),
            }.Select(value => value.ToString(CultureInfo.InvariantCulture)));

    public static string DecimalDivision() =>
        (1m / 3m).ToString(CultureInfo.InvariantCulture) + " " + (-7.5m % 2m).ToString(CultureInfo.InvariantCulture);

    public static int DecimalCasts() => (int)7.9m + (int)-7.9m * 10 + decimal.ToInt32(2.99m) * 100 + (int)(decimal)2.5 * 1000;

    public static bool DecimalOverflows()
    {
        var step = 1m;
        try
        {
            return decimal.MaxValue + step > 0;
        }
        catch (OverflowException)
        {
            return decimal.MaxValue - step > 0;
        }
    }

    public static double DecimalSumToDouble() => (double)new[] { 0.1m, 0.2m, 0.7m }.Sum() + (double)new[] { 1m, 2m }.Average();

    public static string ProductsOfInt128()
    {
        Int128 wide = long.MaxValue;
        return (wide * 4).ToString(CultureInfo.InvariantCulture) + "," + (-wide / 3).ToString(CultureInfo.InvariantCulture) + ","
            + (UInt128.MaxValue % 1000u).ToString(CultureInfo.InvariantCulture);
    }

    public static long CastOfAnInt128() => (long)(Int128.Parse("100000000000000000000", CultureInfo.InvariantCulture) / 1_000_000_007);

    public static double HalfPrecisionRounds() => (double)(Half)0.1 + (double)(Half)2049f + (float)((Half)1.5f + (Half)0.25f) * 10_000;

    public static string HalfPrecisionOverflows() =>
        $"{Half.IsInfinity((Half)70000f)},{(Half)65504f == Half.MaxValue},{Half.IsNaN((Half)float.NaN)}";

    public static double ComplexProducts()
    {
        var product = new Complex(1, 2) * new Complex(3, -1);
        return product.Real + 100 * product.Imaginary + 10_000 * Complex.Abs(new Complex(3, -4)) + Complex.Conjugate(product).Imaginary / 8;
    }

    public static bool SquareOfTheImaginaryUnit() =>
        Complex.ImaginaryOne * Complex.ImaginaryOne == new Complex(-1, 0) && Complex.Zero + 2 == new Complex(2, 0);

    public static double PolarCoordinates() =>
        Complex.FromPolarCoordinates(2, 0.5).Real + 10 * new Complex(0, 3).Phase + 100 * new Complex(0, 3).Magnitude;

    public static double VectorsOfThree() =>
        Vector3.Dot(new Vector3(1, 2, 3), new Vector3(4, 5, 6)) + 100 * (new Vector2(3, 4) * 2).Length() + new Vector2(1, 2).Y * 10_000;
}
