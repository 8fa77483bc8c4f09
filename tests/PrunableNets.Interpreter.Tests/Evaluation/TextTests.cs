using System.Globalization;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Values;
using Xunit;

namespace PrunableNets.Interpreter.Tests.Evaluation;

public sealed class TextTests
{
    [Fact]
    public void ConcatenationIsThatOfCSharp()
    {
        foreach (var value in new object?[] { 1, -2L, 1.5, 0.1f, true, 'c', "s", null, 1e20 })
            Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"a{value}b"), Text(Text("a", value), "b"));
    }

    private static string Text(object? left, object? right) =>
        (string)((ScalarValue)Numbers.Apply(IrBinaryOperator.Add, new ScalarValue(left), new ScalarValue(right), IrNumeric.String)!).Object!;
}
