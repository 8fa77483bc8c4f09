using System;
using System.Globalization;
using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Interpreter.Evaluation;

/// <summary>C#'s numeric conversions: real numbers lose their fraction, whole ones their upper bits.</summary>
internal static class NumberConversion
{
    public static IrNumeric TypeOf(object number) => number switch
    {
        char => IrNumeric.Character,
        sbyte => IrNumeric.SByte,
        byte => IrNumeric.Byte,
        short => IrNumeric.Short,
        ushort => IrNumeric.UShort,
        int => IrNumeric.Int,
        uint => IrNumeric.UInt,
        long => IrNumeric.Long,
        ulong => IrNumeric.ULong,
        float => IrNumeric.Float,
        double => IrNumeric.Double,
        decimal => IrNumeric.Decimal,
        _ => IrNumeric.None,
    };

    /// <summary>The type in which C# computes with numbers of a type: small ones are computed as int.</summary>
    public static IrNumeric Promoted(IrNumeric type) => type is IrNumeric.Character or IrNumeric.SByte or IrNumeric.Byte or IrNumeric.Short or IrNumeric.UShort ? IrNumeric.Int : type;

    /// <exception cref="OverflowException">It is checked, or from or to decimal, and the number is out of range.</exception>
    public static object To(IConvertible number, IrNumeric type, bool isChecked)
    {
        var culture = CultureInfo.InvariantCulture;
        switch (type)
        {
            case IrNumeric.Float:
                return number.ToSingle(culture);
            case IrNumeric.Double:
                return number is float single ? (double)single : number.ToDouble(culture);
            case IrNumeric.Decimal:
                return number.ToDecimal(culture);
        }
        return number switch
        {
            decimal exact => OfWhole(decimal.Truncate(exact), type),
            float or double => isChecked ? OfWhole(InRange(Math.Truncate(number.ToDouble(culture))), type) : OfReal(number.ToDouble(culture), type),
            ulong large => isChecked ? OfWhole(large, type) : OfBits(unchecked((long)large), type),
            _ => isChecked ? OfWhole(number.ToInt64(culture), type) : OfBits(number.ToInt64(culture), type),
        };
    }

    private static decimal InRange(double whole) => whole is >= -9.3e18 and <= 1.9e19 ? (decimal)whole : throw new OverflowException("Arithmetic operation resulted in an overflow.");

    private static object OfWhole(decimal whole, IrNumeric type) => type switch
    {
        IrNumeric.Character => (char)(ushort)whole,
        IrNumeric.SByte => (sbyte)whole,
        IrNumeric.Byte => (byte)whole,
        IrNumeric.Short => (short)whole,
        IrNumeric.UShort => (ushort)whole,
        IrNumeric.Int => (int)whole,
        IrNumeric.UInt => (uint)whole,
        IrNumeric.Long => (long)whole,
        _ => (ulong)whole,
    };

    private static object OfBits(long whole, IrNumeric type) => type switch
    {
        IrNumeric.Character => unchecked((char)whole),
        IrNumeric.SByte => unchecked((sbyte)whole),
        IrNumeric.Byte => unchecked((byte)whole),
        IrNumeric.Short => unchecked((short)whole),
        IrNumeric.UShort => unchecked((ushort)whole),
        IrNumeric.Int => unchecked((int)whole),
        IrNumeric.UInt => unchecked((uint)whole),
        IrNumeric.Long => whole,
        _ => unchecked((ulong)whole),
    };

    /// <summary>Out of range, the result is what .NET 9 and later have on every processor: the nearest number, and zero for NaN.</summary>
    private static object OfReal(double real, IrNumeric type)
    {
        if (double.IsNaN(real))
            return OfBits(0, type);
        switch (type)
        {
            case IrNumeric.Int:
                return real >= int.MaxValue ? int.MaxValue : real <= int.MinValue ? int.MinValue : (int)real;
            case IrNumeric.UInt:
                return real >= uint.MaxValue ? uint.MaxValue : real <= 0 ? 0u : (uint)real;
            case IrNumeric.Long:
                return real >= 9223372036854775807.0 ? long.MaxValue : real <= long.MinValue ? long.MinValue : (long)real;
            case IrNumeric.ULong:
                return real >= 18446744073709551615.0 ? ulong.MaxValue : real <= 0 ? 0ul : (ulong)real;
            default:
                // Small types take the bits of the whole number.
                return OfBits((int)OfReal(real, IrNumeric.Int), type);
        }
    }
}
