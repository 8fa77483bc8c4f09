using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Elementwise;

namespace PrunableNets.Generators.Emission.Graph.Elementwise;

/// <summary>The arguments behind the tensor.</summary>
internal sealed class ActivationWriter : GraphWriter<Activation>
{
    protected override void Write(Activation operation, Node node, GraphArguments arguments) => arguments.Add(operation.Call);
}
