using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Calls;

namespace PrunableNets.Generators.Emission.Graph.Calls;

/// <summary>The arguments of the call, and of a layer those that it was made with.</summary>
internal sealed class OpaqueWriter : GraphWriter<Opaque>
{
    protected override void Write(Opaque operation, Node node, GraphArguments arguments)
    {
        if (operation.Layer?.Creation is { } creation)
            arguments.Add(creation);
        arguments.Add(operation.Call);
    }
}
