using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Elementwise;

namespace PrunableNets.Generators.Emission.Graph.Elementwise;

/// <summary>The arguments beside the tensors.</summary>
internal sealed class CombinationWriter : GraphWriter<Combination>
{
    protected override void Write(Combination operation, Node node, GraphArguments arguments) => arguments.Add(operation.Call);
}
