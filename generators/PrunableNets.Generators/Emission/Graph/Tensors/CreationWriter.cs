using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;

namespace PrunableNets.Generators.Emission.Graph.Tensors;

/// <summary>The arguments of the call.</summary>
internal sealed class CreationWriter : GraphWriter<CreationOperation>
{
    /// <summary>A list of all elements is no parameter.</summary>
    protected override string Name(CreationOperation operation) => operation.IsFlat ? "literal" : operation.Name;

    protected override void Write(CreationOperation operation, Node node, GraphArguments arguments) => arguments.Add(operation.Call);
}
