using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Elementwise;

namespace PrunableNets.Generators.Emission.Graph.Elementwise;

/// <summary>The dimension, from the start.</summary>
internal sealed class SoftmaxWriter : GraphWriter<Softmax>
{
    protected override void Write(Softmax operation, Node node, GraphArguments arguments) =>
        arguments.Add("dim", operation.Dimension < 0 ? operation.Dimension + node.Shape.Rank : operation.Dimension);
}
