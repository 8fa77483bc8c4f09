using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Evaluation;

/// <summary>Sizes of tensors as values: numbers that know how the user's code computes them from shapes.</summary>
internal static class Sizes
{
    /// <summary>What is computed of more numbers is written as the number that it is: a loop could make it as long as it likes.</summary>
    private const int MostTerms = 8;

    /// <summary>A dimension of a tensor.</summary>
    public static Value Of(Node node, int dimension)
    {
        var expression = SizeExpression.Of(node, dimension);
        return node.Shape[dimension] is { IsBatch: true } batch
            ? new DimensionValue(batch) { Size = expression }
            : new ScalarValue(node.Shape[dimension].Factor) { Size = expression };
    }

    /// <summary>The shape of a tensor.</summary>
    public static ListValue Of(Node node) => new(Enumerable.Range(0, node.Shape.Rank).Select(i => Of(node, i)));

    /// <summary>The result of an operator, which is a size as its operands are.</summary>
    public static Value Combined(IrBinaryOperator op, Value left, Value right, Value result)
    {
        if ((left.Size is null && right.Size is null) || Symbol(op) is not { } symbol)
            return result;
        if (Expression(left) is not { } first || Expression(right) is not { } second || first.Terms + second.Terms > MostTerms)
            return result;
        var size = new SizeOperation(symbol, first, second);
        return result switch
        {
            ScalarValue { Object: int or long } number => new ScalarValue(number.Object) { Size = size },
            DimensionValue batch => new DimensionValue(batch.Dimension) { Size = size },
            _ => result,
        };
    }

    /// <summary>The same number, of which nothing is known but that.</summary>
    public static Value Plain(Value value) => value switch
    {
        ScalarValue { Size: not null } number => new ScalarValue(number.Object),
        DimensionValue { Size: not null } batch => new DimensionValue(batch.Dimension),
        _ => value,
    };

    private static SizeExpression? Expression(Value value) =>
        value.Size ?? (Numbers.ToLong(value) is { } number ? new SizeConstant(number) : null);

    private static string? Symbol(IrBinaryOperator op) => op switch
    {
        IrBinaryOperator.Add => "+",
        IrBinaryOperator.Subtract => "-",
        IrBinaryOperator.Multiply => "*",
        IrBinaryOperator.Divide => "/",
        IrBinaryOperator.Remainder => "%",
        _ => null,
    };
}
