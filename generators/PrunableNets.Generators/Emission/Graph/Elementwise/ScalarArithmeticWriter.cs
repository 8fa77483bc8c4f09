using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Elementwise;

namespace PrunableNets.Generators.Emission.Graph.Elementwise;

/// <summary>The operator is its name; the number, and whether it is on the left.</summary>
internal sealed class ScalarArithmeticWriter : GraphWriter<ScalarArithmetic>
{
    protected override void Write(ScalarArithmetic operation, Node node, GraphArguments arguments)
    {
        if (operation.Whole is { } whole)
            arguments.Add("scalar", whole);
        else
            arguments.Add("scalar", operation.Scalar);
        arguments.Add("first", operation.ScalarFirst);
    }
}
