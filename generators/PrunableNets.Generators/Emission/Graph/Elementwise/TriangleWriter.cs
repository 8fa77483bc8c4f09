using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Elementwise;

namespace PrunableNets.Generators.Emission.Graph.Elementwise;

/// <summary>The diagonal.</summary>
internal sealed class TriangleWriter : GraphWriter<Triangle>
{
    protected override void Write(Triangle operation, Node node, GraphArguments arguments) =>
        arguments.Add("diagonal", operation.Diagonal, 0);
}
