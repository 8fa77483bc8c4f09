using System;
using System.Globalization;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Evaluation;

/// <summary>C#'s arithmetic on scalars, in the type the compiler chose.</summary>
internal static class Numbers
{
    /// <summary>The value as a whole number, or null.</summary>
    public static long? ToLong(Value value) => value switch
    {
        ScalarValue { Object: int or long or short or byte or sbyte or ushort or uint or char } scalar => System.Convert.ToInt64(scalar.Object, CultureInfo.InvariantCulture),
        DimensionValue { Dimension.IsBatch: false } dimension => dimension.Dimension.Factor,
        _ => null,
    };

    /// <summary>The value as a number, or null.</summary>
    public static double? ToDouble(Value value) => value switch
    {
        ScalarValue { Object: float f } => f,
        ScalarValue { Object: double d } => d,
        ScalarValue { Object: decimal m } => (double)m,
        _ => ToLong(value),
    };

    public static string? ToText(Value value) => value switch
    {
        ScalarValue { Object: string text } => text,
        ScalarValue { Object: null } => "",
        ScalarValue or EnumValue or DimensionValue => value.Describe(),
        _ => null,
    };

    /// <summary>A numeric conversion; what is not a number stays as it is.</summary>
    public static Value Convert(Value value, IrNumeric type)
    {
        if (value is not ScalarValue { Object: { } number } || number is bool or string)
            return value;
        var culture = CultureInfo.InvariantCulture;
        unchecked
        {
            // C# wraps around, Convert would throw.
            if (number is ulong big && type is not (IrNumeric.Float or IrNumeric.Double or IrNumeric.Decimal or IrNumeric.ULong))
                number = (long)big;
            // C# truncates towards zero; Convert would round.
            if (number is float or double or decimal && type is not (IrNumeric.Float or IrNumeric.Double or IrNumeric.Decimal))
                number = (long)System.Convert.ToDouble(number, culture);
            return type switch
            {
                IrNumeric.Float => new ScalarValue(System.Convert.ToSingle(number is char c ? (int)c : number, culture)),
                IrNumeric.Double => new ScalarValue(System.Convert.ToDouble(number is char c ? (int)c : number, culture)),
                IrNumeric.Decimal => new ScalarValue(System.Convert.ToDecimal(number is char c ? (int)c : number, culture)),
                IrNumeric.Int => new ScalarValue((int)System.Convert.ToInt64(number, culture)),
                IrNumeric.Long => new ScalarValue(System.Convert.ToInt64(number, culture)),
                IrNumeric.Short => new ScalarValue((short)System.Convert.ToInt64(number, culture)),
                IrNumeric.Byte => new ScalarValue((byte)System.Convert.ToInt64(number, culture)),
                IrNumeric.UInt => new ScalarValue((uint)System.Convert.ToInt64(number, culture)),
                IrNumeric.ULong => new ScalarValue(number is ulong same ? same : (ulong)System.Convert.ToInt64(number, culture)),
                IrNumeric.Character => new ScalarValue((char)System.Convert.ToInt64(number, culture)),
                _ => value,
            };
        }
    }

    public static Value? Increment(Value value, int by) => value switch
    {
        ScalarValue { Object: int i } => new ScalarValue(i + by),
        ScalarValue { Object: long l } => new ScalarValue(l + by),
        ScalarValue { Object: double d } => new ScalarValue(d + by),
        ScalarValue { Object: float f } => new ScalarValue(f + by),
        _ => null,
    };

    public static Value? Apply(IrUnaryOperator op, Value operand) => (op, (operand as ScalarValue)?.Object) switch
    {
        (IrUnaryOperator.Not, bool b) => new ScalarValue(!b),
        (IrUnaryOperator.Plus, _) => operand,
        (IrUnaryOperator.Minus, int i) => new ScalarValue(-i),
        (IrUnaryOperator.Minus, long l) => new ScalarValue(-l),
        (IrUnaryOperator.Minus, float f) => new ScalarValue(-f),
        (IrUnaryOperator.Minus, double d) => new ScalarValue(-d),
        (IrUnaryOperator.BitwiseNot, int i) => new ScalarValue(~i),
        (IrUnaryOperator.BitwiseNot, long l) => new ScalarValue(~l),
        _ => null,
    };

    /// <summary>The result, or null when it is only known at run time.</summary>
    public static Value? Apply(IrBinaryOperator op, Value left, Value right, IrNumeric type)
    {
        if (left is DimensionValue { Dimension.IsBatch: true } || right is DimensionValue { Dimension.IsBatch: true })
            return BatchArithmetic(op, left, right);
        left = Plain(left);
        right = Plain(right);
        if (op is IrBinaryOperator.Equals or IrBinaryOperator.NotEquals)
            return new ScalarValue(AreEqual(left, right) == (op == IrBinaryOperator.Equals));
        if (op == IrBinaryOperator.Add && type == IrNumeric.String)
            return ToText(left) is { } before && ToText(right) is { } after ? new ScalarValue(before + after) : null;
        return Scalars.Apply(op, (left as ScalarValue)?.Object, (right as ScalarValue)?.Object);
    }

    public static bool AreEqual(Value left, Value right)
    {
        if (left is EnumValue a && right is EnumValue b)
            return a.Type == b.Type && Equals(a.Number, b.Number);
        if (ToLong(left) is { } m && ToLong(right) is { } n)
            return m == n;
        if (left is ScalarValue x && right is ScalarValue y)
            return ToDouble(left) is { } p && ToDouble(right) is { } q && x.Object is not char ? p == q : Equals(x.Object, y.Object);
        if (left is TupleValue s && right is TupleValue t && s.Elements.Length == t.Elements.Length)
        {
            for (var i = 0; i < s.Elements.Length; i++)
                if (!AreEqual(s.Elements[i], t.Elements[i]))
                    return false;
            return true;
        }
        return ReferenceEquals(left, right);
    }

    private static Value Plain(Value value) => value is DimensionValue { Dimension: { IsBatch: false } size } ? new ScalarValue(size.Factor) : value;

    private static Value? BatchArithmetic(IrBinaryOperator op, Value left, Value right) => (op, left, right) switch
    {
        (IrBinaryOperator.Multiply, DimensionValue { Dimension: var d }, _) when ToLong(right) is { } n => new DimensionValue(new Dimension(d.Factor * n, true)),
        (IrBinaryOperator.Multiply, _, DimensionValue { Dimension: var d }) when ToLong(left) is { } n => new DimensionValue(new Dimension(d.Factor * n, true)),
        (IrBinaryOperator.Divide, DimensionValue { Dimension: var d }, _) when ToLong(right) is { } n and not 0 && d.Factor % n == 0 => new DimensionValue(new Dimension(d.Factor / n, true)),
        _ => null,
    };
}
