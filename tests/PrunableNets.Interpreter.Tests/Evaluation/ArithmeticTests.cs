using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Values;
using Xunit;
using static PrunableNets.Interpreter.Ir.IrBinaryOperator;

namespace PrunableNets.Interpreter.Tests.Evaluation;

/// <summary>Operators on scalars against C# itself, on edge values and seeded random ones.</summary>
public sealed class ArithmeticTests
{
    private static readonly int[] Ints = [.. Edge(0, 1, -1, 7, int.MaxValue, int.MinValue), .. Random(r => r.Next(int.MinValue, int.MaxValue))];
    private static readonly long[] Longs = [.. Edge(0L, 1, -1, 7, long.MaxValue, long.MinValue, (1L << 53) + 1), .. Random(static r => r.NextInt64(long.MinValue, long.MaxValue))];
    private static readonly uint[] UInts = [.. Edge(0u, 1u, 7u, uint.MaxValue), .. Random(static r => (uint)r.NextInt64(uint.MaxValue))];
    private static readonly ulong[] ULongs = [.. Edge(0UL, 1UL, 7UL, ulong.MaxValue), .. Random(static r => (ulong)r.NextInt64())];
    private static readonly float[] Floats = [.. Edge(0f, -0f, 1.5f, float.NaN, float.PositiveInfinity), .. Random(static r => r.NextSingle() - 0.5f)];
    private static readonly double[] Doubles = [.. Edge(0.0, -0.0, 1.5, double.NaN, double.NegativeInfinity), .. Random(static r => (r.NextDouble() - 0.5) * 1e6)];
    private static readonly decimal[] Decimals = [.. Edge(0m, 0.1m, 0.2m, -7m), .. Random(static r => (decimal)r.NextDouble())];

    [Fact]
    public void Int() => Check(Ints, new()
    {
        [Add] = static (a, b) => a + b, [Subtract] = static (a, b) => a - b, [Multiply] = static (a, b) => a * b, [Divide] = static (a, b) => a / b, [Remainder] = static (a, b) => a % b,
        [And] = static (a, b) => a & b, [Or] = static (a, b) => a | b, [ExclusiveOr] = static (a, b) => a ^ b, [LeftShift] = static (a, b) => a << b, [RightShift] = static (a, b) => a >> b,
        [Less] = static (a, b) => a < b, [LessOrEqual] = static (a, b) => a <= b, [Greater] = static (a, b) => a > b, [GreaterOrEqual] = static (a, b) => a >= b,
        [IrBinaryOperator.Equals] = static (a, b) => a == b, [NotEquals] = static (a, b) => a != b,
    });

    [Fact]
    public void Long() => Check(Longs, new()
    {
        [Add] = static (a, b) => a + b, [Subtract] = static (a, b) => a - b, [Multiply] = static (a, b) => a * b, [Divide] = static (a, b) => a / b, [Remainder] = static (a, b) => a % b,
        [And] = static (a, b) => a & b, [Less] = static (a, b) => a < b, [GreaterOrEqual] = static (a, b) => a >= b, [IrBinaryOperator.Equals] = static (a, b) => a == b, [NotEquals] = static (a, b) => a != b,
    });

    [Fact]
    public void UInt() => Check(UInts, new()
    {
        [Add] = static (a, b) => a + b, [Subtract] = static (a, b) => a - b, [Multiply] = static (a, b) => a * b, [Divide] = static (a, b) => a / b, [Remainder] = static (a, b) => a % b,
        [And] = static (a, b) => a & b, [Less] = static (a, b) => a < b, [IrBinaryOperator.Equals] = static (a, b) => a == b,
    });

    [Fact]
    public void ULong() => Check(ULongs, new()
    {
        [Add] = static (a, b) => a + b, [Subtract] = static (a, b) => a - b, [Multiply] = static (a, b) => a * b, [Divide] = static (a, b) => a / b, [Remainder] = static (a, b) => a % b,
        [Less] = static (a, b) => a < b, [Greater] = static (a, b) => a > b,
    });

    [Fact]
    public void Float() => Check(Floats, new()
    {
        [Add] = static (a, b) => a + b, [Subtract] = static (a, b) => a - b, [Multiply] = static (a, b) => a * b, [Divide] = static (a, b) => a / b, [Remainder] = static (a, b) => a % b,
        [Less] = static (a, b) => a < b, [LessOrEqual] = static (a, b) => a <= b, [Greater] = static (a, b) => a > b, [GreaterOrEqual] = static (a, b) => a >= b,
    });

    [Fact]
    public void Double() => Check(Doubles, new()
    {
        [Add] = static (a, b) => a + b, [Subtract] = static (a, b) => a - b, [Multiply] = static (a, b) => a * b, [Divide] = static (a, b) => a / b, [Remainder] = static (a, b) => a % b,
        [Less] = static (a, b) => a < b, [LessOrEqual] = static (a, b) => a <= b, [Greater] = static (a, b) => a > b, [GreaterOrEqual] = static (a, b) => a >= b,
        [IrBinaryOperator.Equals] = static (a, b) => a == b, [NotEquals] = static (a, b) => a != b,
    });

    [Fact]
    public void Decimal() => Check(Decimals, new()
    {
        [Add] = static (a, b) => a + b, [Subtract] = static (a, b) => a - b, [Multiply] = static (a, b) => a * b, [Divide] = static (a, b) => a / b, [Less] = static (a, b) => a < b,
    });

    [Fact]
    public void ConversionsTruncateAndWrap()
    {
        foreach (var value in Doubles.Where(static d => Math.Abs(d) < 1e6))
        {
            Assert.Equal((int)value, ((ScalarValue)Numbers.To(new ScalarValue(value), IrNumeric.Int)).Object);
            Assert.Equal((long)value, ((ScalarValue)Numbers.To(new ScalarValue(value), IrNumeric.Long)).Object);
            Assert.Equal((float)value, ((ScalarValue)Numbers.To(new ScalarValue(value), IrNumeric.Float)).Object);
        }
        foreach (var value in Longs)
        {
            Assert.Equal(unchecked((int)value), ((ScalarValue)Numbers.To(new ScalarValue(value), IrNumeric.Int)).Object);
            Assert.Equal(unchecked((byte)value), ((ScalarValue)Numbers.To(new ScalarValue(value), IrNumeric.Byte)).Object);
            Assert.Equal(unchecked((uint)value), ((ScalarValue)Numbers.To(new ScalarValue(value), IrNumeric.UInt)).Object);
            Assert.Equal((double)value, ((ScalarValue)Numbers.To(new ScalarValue(value), IrNumeric.Double)).Object);
        }
        foreach (var value in ULongs)
            Assert.Equal(unchecked((long)value), ((ScalarValue)Numbers.To(new ScalarValue(value), IrNumeric.Long)).Object);
    }

    /// <summary>The result of every operator on every pair, or the exception that C# throws.</summary>
    private static void Check<T>(T[] values, Dictionary<IrBinaryOperator, Func<T, T, object>> operators) where T : notnull
    {
        foreach (var (op, expected) in operators)
            foreach (var a in values)
                foreach (var b in values)
                    Assert.True(
                        Result(() => expected(a, b)).Equals(Result(() => (Numbers.Apply(op, new ScalarValue(a), new ScalarValue(b), IrNumeric.None) as ScalarValue)?.Object ?? "unknown")),
                        $"{a} {op} {b}: C# gives {Result(() => expected(a, b))}, the interpreter {Result(() => (Numbers.Apply(op, new ScalarValue(a), new ScalarValue(b), IrNumeric.None) as ScalarValue)?.Object ?? "unknown")}");
    }

    private static object Result(Func<object> compute)
    {
        try
        {
            return compute();
        }
        catch (ArithmeticException exception)
        {
            return exception.GetType();
        }
    }

    private static T[] Edge<T>(params T[] values) => values;

    private static IEnumerable<T> Random<T>(Func<Random, T> next)
    {
        var random = new Random(11);
        return Enumerable.Range(0, 12).Select(_ => next(random));
    }
}
