using System;
using System.Globalization;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Evaluation;

/// <summary>Binary operators on two scalars of the same C# type, to which the compiler has converted both.</summary>
internal static class Scalars
{
    /// <exception cref="OverflowException">The operation is checked and its result too large.</exception>
    public static Value? Apply(IrBinaryOperator op, object? left, object? right, bool isChecked = false)
    {
        if (op is IrBinaryOperator.LeftShift or IrBinaryOperator.RightShift or IrBinaryOperator.UnsignedRightShift)
            return right is int or long && Shifted(op, left, Convert.ToInt32(right, CultureInfo.InvariantCulture)) is { } shifted ? new ScalarValue(shifted) : null;
        var result = (left, right) switch
        {
            (bool a, bool b) => Booleans(op, a, b),
            (string a, string b) when op == IrBinaryOperator.Add => a + b,
            (int a, int b) => Ints(op, a, b, isChecked),
            (int a, long b) => Longs(op, a, b, isChecked),
            (long a, int b) => Longs(op, a, b, isChecked),
            (long a, long b) => Longs(op, a, b, isChecked),
            (uint a, uint b) => UInts(op, a, b, isChecked),
            (ulong a, ulong b) => ULongs(op, a, b, isChecked),
            (float a, float b) => Floats(op, a, b),
            (decimal a, decimal b) => Decimals(op, a, b),
            (double a, double b) => Doubles(op, a, b),
            (IConvertible a, IConvertible b) when IsSmall(a) && IsSmall(b) => Ints(op, a.ToInt32(CultureInfo.InvariantCulture), b.ToInt32(CultureInfo.InvariantCulture), isChecked),
            (IConvertible a, IConvertible b) when left is not (string or bool) && right is not (string or bool) =>
                Doubles(op, a.ToDouble(CultureInfo.InvariantCulture), b.ToDouble(CultureInfo.InvariantCulture)),
            _ => null,
        };
        return result is null ? null : new ScalarValue(result);
    }

    private static bool IsSmall(object value) => value is char or byte or sbyte or short or ushort or int;

    private static object? Shifted(IrBinaryOperator op, object? value, int count) => (op, value) switch
    {
        (IrBinaryOperator.LeftShift, int a) => a << count,
        (IrBinaryOperator.RightShift, int a) => a >> count,
        (IrBinaryOperator.UnsignedRightShift, int a) => a >>> count,
        (IrBinaryOperator.LeftShift, long a) => a << count,
        (IrBinaryOperator.RightShift, long a) => a >> count,
        (IrBinaryOperator.UnsignedRightShift, long a) => a >>> count,
        (IrBinaryOperator.LeftShift, uint a) => a << count,
        (_, uint a) => a >> count,
        (IrBinaryOperator.LeftShift, ulong a) => a << count,
        (_, ulong a) => a >> count,
        _ => null,
    };

    private static object? Booleans(IrBinaryOperator op, bool a, bool b) => op switch
    {
        IrBinaryOperator.And => a & b,
        IrBinaryOperator.Or => a | b,
        IrBinaryOperator.ExclusiveOr => a ^ b,
        _ => null,
    };

    private static object? Ints(IrBinaryOperator op, int a, int b, bool isChecked) => op switch
    {
        IrBinaryOperator.Add => isChecked ? checked(a + b) : unchecked(a + b),
        IrBinaryOperator.Subtract => isChecked ? checked(a - b) : unchecked(a - b),
        IrBinaryOperator.Multiply => isChecked ? checked(a * b) : unchecked(a * b),
        IrBinaryOperator.Divide => a / b,
        IrBinaryOperator.Remainder => a % b,
        IrBinaryOperator.And => a & b,
        IrBinaryOperator.Or => a | b,
        IrBinaryOperator.ExclusiveOr => a ^ b,
        _ => Compare(op, a.CompareTo(b)),
    };

    private static object? Longs(IrBinaryOperator op, long a, long b, bool isChecked) => op switch
    {
        IrBinaryOperator.Add => isChecked ? checked(a + b) : unchecked(a + b),
        IrBinaryOperator.Subtract => isChecked ? checked(a - b) : unchecked(a - b),
        IrBinaryOperator.Multiply => isChecked ? checked(a * b) : unchecked(a * b),
        IrBinaryOperator.Divide => a / b,
        IrBinaryOperator.Remainder => a % b,
        IrBinaryOperator.And => a & b,
        IrBinaryOperator.Or => a | b,
        IrBinaryOperator.ExclusiveOr => a ^ b,
        _ => Compare(op, a.CompareTo(b)),
    };

    private static object? UInts(IrBinaryOperator op, uint a, uint b, bool isChecked) => op switch
    {
        IrBinaryOperator.Add => isChecked ? checked(a + b) : unchecked(a + b),
        IrBinaryOperator.Subtract => isChecked ? checked(a - b) : unchecked(a - b),
        IrBinaryOperator.Multiply => isChecked ? checked(a * b) : unchecked(a * b),
        IrBinaryOperator.Divide => a / b,
        IrBinaryOperator.Remainder => a % b,
        IrBinaryOperator.And => a & b,
        IrBinaryOperator.Or => a | b,
        IrBinaryOperator.ExclusiveOr => a ^ b,
        _ => Compare(op, a.CompareTo(b)),
    };

    private static object? ULongs(IrBinaryOperator op, ulong a, ulong b, bool isChecked) => op switch
    {
        IrBinaryOperator.Add => isChecked ? checked(a + b) : unchecked(a + b),
        IrBinaryOperator.Subtract => isChecked ? checked(a - b) : unchecked(a - b),
        IrBinaryOperator.Multiply => isChecked ? checked(a * b) : unchecked(a * b),
        IrBinaryOperator.Divide => a / b,
        IrBinaryOperator.Remainder => a % b,
        IrBinaryOperator.And => a & b,
        IrBinaryOperator.Or => a | b,
        IrBinaryOperator.ExclusiveOr => a ^ b,
        _ => Compare(op, a.CompareTo(b)),
    };

    private static object? Floats(IrBinaryOperator op, float a, float b) => op switch
    {
        IrBinaryOperator.Add => a + b,
        IrBinaryOperator.Subtract => a - b,
        IrBinaryOperator.Multiply => a * b,
        IrBinaryOperator.Divide => a / b,
        IrBinaryOperator.Remainder => a % b,
        _ => CompareReal(op, a, b),
    };

    private static object? Doubles(IrBinaryOperator op, double a, double b) => op switch
    {
        IrBinaryOperator.Add => a + b,
        IrBinaryOperator.Subtract => a - b,
        IrBinaryOperator.Multiply => a * b,
        IrBinaryOperator.Divide => a / b,
        IrBinaryOperator.Remainder => a % b,
        _ => CompareReal(op, a, b),
    };

    private static object? Decimals(IrBinaryOperator op, decimal a, decimal b) => op switch
    {
        IrBinaryOperator.Add => a + b,
        IrBinaryOperator.Subtract => a - b,
        IrBinaryOperator.Multiply => a * b,
        IrBinaryOperator.Divide => a / b,
        IrBinaryOperator.Remainder => a % b,
        _ => Compare(op, a.CompareTo(b)),
    };

    /// <summary>By C#'s operators: <c>CompareTo</c> would put NaN in front of every number.</summary>
    private static object? CompareReal(IrBinaryOperator op, double a, double b) => op switch
    {
        IrBinaryOperator.Less => a < b,
        IrBinaryOperator.LessOrEqual => a <= b,
        IrBinaryOperator.Greater => a > b,
        IrBinaryOperator.GreaterOrEqual => a >= b,
        _ => null,
    };

    private static object? Compare(IrBinaryOperator op, int order) => op switch
    {
        IrBinaryOperator.Less => order < 0,
        IrBinaryOperator.LessOrEqual => order <= 0,
        IrBinaryOperator.Greater => order > 0,
        IrBinaryOperator.GreaterOrEqual => order >= 0,
        _ => null,
    };
}
