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
        ScalarValue { Object: int or long or short or byte or sbyte or ushort or uint or char } scalar => Convert.ToInt64(scalar.Object is char c ? (int)c : scalar.Object, CultureInfo.InvariantCulture),
        ScalarValue { Object: ulong and <= long.MaxValue } scalar => (long)(ulong)scalar.Object!,
        DimensionValue { Dimension.IsBatch: false } dimension => dimension.Dimension.Factor,
        _ => null,
    };

    /// <summary>The value as a number, or null.</summary>
    public static double? ToDouble(Value value) => value switch
    {
        ScalarValue { Object: float f } => f,
        ScalarValue { Object: double d } => d,
        ScalarValue { Object: decimal m } => (double)m,
        ScalarValue { Object: ulong u } => u,
        _ => ToLong(value),
    };

    /// <summary>A numeric conversion; what is not a number stays as it is.</summary>
    /// <exception cref="OverflowException">It is checked, and the number is out of range.</exception>
    public static Value To(Value value, IrNumeric type, bool isChecked = false)
    {
        if (value is EnumValue { Number: { } underlying })
            return To(new ScalarValue(underlying), type, isChecked);
        if (value is not ScalarValue { Object: IConvertible number } || number is bool or string || type is IrNumeric.None or IrNumeric.Boolean or IrNumeric.String)
            return value;
        return new ScalarValue(NumberConversion.To(number is char c ? (int)c : number, type, isChecked)) { Size = type is IrNumeric.Int or IrNumeric.Long ? value.Size : null };
    }

    /// <exception cref="OverflowException">It is checked, and the number is the last of its type.</exception>
    public static Value? Increment(Value value, int by, bool isChecked)
    {
        switch (value)
        {
            case EnumValue { Number: { } number } member:
                return Increment(new ScalarValue(number), by, false) is ScalarValue next ? new EnumValue(member.Type, null, next.Object) : null;
            case ScalarValue { Object: null }:
                return value;
            case ScalarValue { Object: IConvertible old } when old is not (bool or string):
                var type = NumberConversion.TypeOf(old);
                var computed = NumberConversion.Promoted(type);
                var one = To(new ScalarValue(1), computed);
                var result = Apply(by > 0 ? IrBinaryOperator.Add : IrBinaryOperator.Subtract, To(value, computed), one, computed, isChecked);
                return result is null ? null : To(result, type, isChecked);
            default:
                return null;
        }
    }

    public static Value? Apply(IrUnaryOperator op, Value operand, bool isChecked = false) => (op, (operand as ScalarValue)?.Object) switch
    {
        (_, null) when operand is ScalarValue => operand,
        (IrUnaryOperator.Not, bool b) => new ScalarValue(!b),
        (IrUnaryOperator.Plus, _) => operand,
        (IrUnaryOperator.Minus, int i) => new ScalarValue(isChecked ? checked(-i) : unchecked(-i)),
        (IrUnaryOperator.Minus, long l) => new ScalarValue(isChecked ? checked(-l) : unchecked(-l)),
        (IrUnaryOperator.Minus, float f) => new ScalarValue(-f),
        (IrUnaryOperator.Minus, double d) => new ScalarValue(-d),
        (IrUnaryOperator.Minus, decimal m) => new ScalarValue(-m),
        (IrUnaryOperator.BitwiseNot, int i) => new ScalarValue(~i),
        (IrUnaryOperator.BitwiseNot, uint i) => new ScalarValue(~i),
        (IrUnaryOperator.BitwiseNot, long l) => new ScalarValue(~l),
        (IrUnaryOperator.BitwiseNot, ulong l) => new ScalarValue(~l),
        _ => null,
    };

    /// <summary>The result, or null when it is only known at run time.</summary>
    public static Value? Apply(IrBinaryOperator op, Value left, Value right, IrNumeric type, bool isChecked = false) =>
        Computed(op, left, right, isChecked) is { } result ? Sizes.Combined(op, left, right, result) : null;

    private static Value? Computed(IrBinaryOperator op, Value left, Value right, bool isChecked)
    {
        if (left is DimensionValue { Dimension.IsBatch: true } || right is DimensionValue { Dimension.IsBatch: true })
            return BatchArithmetic(op, left, right);
        left = Plain(left);
        right = Plain(right);
        if (op is IrBinaryOperator.Equals or IrBinaryOperator.NotEquals)
            return new ScalarValue(AreEqual(left, right) == (op == IrBinaryOperator.Equals));
        if (left is EnumValue { Number: var a })
            left = new ScalarValue(a);
        if (right is EnumValue { Number: var b })
            right = new ScalarValue(b);
        if (left is ScalarValue { Object: null } || right is ScalarValue { Object: null })
            return Lifted(op, left, right);
        return Scalars.Apply(op, (left as ScalarValue)?.Object, (right as ScalarValue)?.Object, isChecked);
    }

    /// <summary>What <c>==</c> gives, and a constant pattern.</summary>
    public static bool AreEqual(Value left, Value right)
    {
        if (left is EnumValue a && right is EnumValue b)
            return a.Number is null || b.Number is null ? a.Type == b.Type && a.Member == b.Member : a.Type == b.Type && Equals(a.Number, b.Number);
        if (ToLong(left) is { } m && ToLong(right) is { } n)
            return m == n;
        if (left is ScalarValue { Object: decimal p } && right is ScalarValue { Object: decimal q })
            return p == q;
        if (left is ScalarValue x && right is ScalarValue y)
            return ToDouble(left) is { } u && ToDouble(right) is { } v ? u == v : Equals(x.Object, y.Object);
        if (left is TupleValue s && right is TupleValue t && s.Elements.Length == t.Elements.Length)
        {
            for (var i = 0; i < s.Elements.Length; i++)
                if (!AreEqual(s.Elements[i], t.Elements[i]))
                    return false;
            return true;
        }
        return (left, right) switch
        {
            (TypeValue first, TypeValue second) => first.Name == second.Name,
            (PositionValue first, PositionValue second) => first.Offset == second.Offset && first.IsFromEnd == second.IsFromEnd,
            _ => ReferenceEquals(left, right),
        };
    }

    /// <summary>A comparison with null is false; <c>bool?</c> has three values; everything else is null.</summary>
    private static ScalarValue Lifted(IrBinaryOperator op, Value left, Value right) => (op, ((ScalarValue)left).Object, ((ScalarValue)right).Object) switch
    {
        (IrBinaryOperator.Less or IrBinaryOperator.LessOrEqual or IrBinaryOperator.Greater or IrBinaryOperator.GreaterOrEqual, _, _) => new ScalarValue(false),
        (IrBinaryOperator.And, false, _) or (IrBinaryOperator.And, _, false) => new ScalarValue(false),
        (IrBinaryOperator.Or, true, _) or (IrBinaryOperator.Or, _, true) => new ScalarValue(true),
        _ => ScalarValue.Null,
    };

    private static Value Plain(Value value) => value is DimensionValue { Dimension: { IsBatch: false } size } ? new ScalarValue(size.Factor) : value;

    private static Value? BatchArithmetic(IrBinaryOperator op, Value left, Value right) => (op, left, right) switch
    {
        (IrBinaryOperator.Multiply, DimensionValue { Dimension: var d }, _) when ToLong(right) is { } n => new DimensionValue(new Dimension(d.Factor * n, true)),
        (IrBinaryOperator.Multiply, _, DimensionValue { Dimension: var d }) when ToLong(left) is { } n => new DimensionValue(new Dimension(d.Factor * n, true)),
        (IrBinaryOperator.Divide, DimensionValue { Dimension: var d }, _) when ToLong(right) is { } n and not 0 && d.Factor % n == 0 => new DimensionValue(new Dimension(d.Factor / n, true)),
        _ => null,
    };
}
