using System;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Evaluation;

/// <summary>Binary operators on two scalars of the same C# type, to which the compiler has converted both.</summary>
internal static class Scalars
{
    public static Value? Apply(IrBinaryOperator op, object? left, object? right)
    {
        object? result = (left, right) switch
        {
            (bool a, bool b) => Booleans(op, a, b),
            (string a, string b) when op == IrBinaryOperator.Add => a + b,
            (int a, int b) => Ints(op, a, b),
            (int a, long b) => Longs(op, a, b),
            (long a, int b) => Longs(op, a, b),
            (long a, long b) => Longs(op, a, b),
            (uint a, uint b) => UInts(op, a, b),
            (ulong a, ulong b) => ULongs(op, a, b),
            (float a, float b) => Floats(op, a, b),
            (decimal a, decimal b) => Decimals(op, a, b),
            (IConvertible a, IConvertible b) when left is not (string or bool) && right is not (string or bool) =>
                Doubles(op, a.ToDouble(System.Globalization.CultureInfo.InvariantCulture), b.ToDouble(System.Globalization.CultureInfo.InvariantCulture)),
            _ => null,
        };
        return result is null ? null : new ScalarValue(result);
    }

    private static object? Booleans(IrBinaryOperator op, bool a, bool b) => op switch
    {
        IrBinaryOperator.And => a & b,
        IrBinaryOperator.Or => a | b,
        IrBinaryOperator.ExclusiveOr => a ^ b,
        _ => null,
    };

    private static object? Ints(IrBinaryOperator op, int a, int b) => op switch
    {
        IrBinaryOperator.Add => unchecked(a + b),
        IrBinaryOperator.Subtract => unchecked(a - b),
        IrBinaryOperator.Multiply => unchecked(a * b),
        IrBinaryOperator.Divide => a / b,
        IrBinaryOperator.Remainder => a % b,
        IrBinaryOperator.LeftShift => a << b,
        IrBinaryOperator.RightShift => a >> b,
        IrBinaryOperator.And => a & b,
        IrBinaryOperator.Or => a | b,
        IrBinaryOperator.ExclusiveOr => a ^ b,
        _ => Compare(op, a.CompareTo(b)),
    };

    private static object? Longs(IrBinaryOperator op, long a, long b) => op switch
    {
        IrBinaryOperator.Add => unchecked(a + b),
        IrBinaryOperator.Subtract => unchecked(a - b),
        IrBinaryOperator.Multiply => unchecked(a * b),
        IrBinaryOperator.Divide => a / b,
        IrBinaryOperator.Remainder => a % b,
        IrBinaryOperator.LeftShift => a << (int)b,
        IrBinaryOperator.RightShift => a >> (int)b,
        IrBinaryOperator.And => a & b,
        IrBinaryOperator.Or => a | b,
        IrBinaryOperator.ExclusiveOr => a ^ b,
        _ => Compare(op, a.CompareTo(b)),
    };

    private static object? UInts(IrBinaryOperator op, uint a, uint b) => op switch
    {
        IrBinaryOperator.Add => unchecked(a + b),
        IrBinaryOperator.Subtract => unchecked(a - b),
        IrBinaryOperator.Multiply => unchecked(a * b),
        IrBinaryOperator.Divide => a / b,
        IrBinaryOperator.Remainder => a % b,
        IrBinaryOperator.And => a & b,
        IrBinaryOperator.Or => a | b,
        IrBinaryOperator.ExclusiveOr => a ^ b,
        _ => Compare(op, a.CompareTo(b)),
    };

    private static object? ULongs(IrBinaryOperator op, ulong a, ulong b) => op switch
    {
        IrBinaryOperator.Add => unchecked(a + b),
        IrBinaryOperator.Subtract => unchecked(a - b),
        IrBinaryOperator.Multiply => unchecked(a * b),
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
