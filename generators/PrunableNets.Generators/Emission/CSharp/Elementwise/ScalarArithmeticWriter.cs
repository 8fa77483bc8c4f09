using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Elementwise;

namespace PrunableNets.Generators.Emission.CSharp.Elementwise;

/// <summary>The operator, with the number on the side where it was; a whole number has no point.</summary>
internal sealed class ScalarArithmeticWriter : OperationWriter<ScalarArithmetic>
{
    protected override string Write(ScalarArithmetic operation, Node node, ForwardWriter writer)
    {
        var tensor = writer.Variable(node.Inputs[0]);
        var scalar = operation.Whole is { } whole ? Literals.Of(whole) : Literals.Of(operation.Scalar);
        return operation.ScalarFirst ? $"{scalar} {operation.Name} {tensor}" : $"{tensor} {operation.Name} {scalar}";
    }
}
