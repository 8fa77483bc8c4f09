using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Calls;

namespace PrunableNets.Generators.Emission.Graph.Calls;

/// <summary>The arguments of the call.</summary>
internal sealed class LibraryCallWriter : GraphWriter<LibraryCall>
{
    protected override void Write(LibraryCall operation, Node node, GraphArguments arguments) => arguments.Add(operation.Call);
}
