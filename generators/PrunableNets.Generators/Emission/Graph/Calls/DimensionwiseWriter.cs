using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Calls;

namespace PrunableNets.Generators.Emission.Graph.Calls;

/// <summary>The dimensions whose positions depend on each other, however the call names them, and its arguments.</summary>
internal sealed class DimensionwiseWriter : GraphWriter<Dimensionwise>
{
    protected override void Write(Dimensionwise operation, Node node, GraphArguments arguments)
    {
        arguments.Add("over", operation.Mixed(node.Inputs[0]).Select(static d => (long)d));
        arguments.Add(operation.Call);
    }
}
