using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;

namespace PrunableNets.Generators.Emission.Graph;

/// <summary>An operation without arguments: what it reads, its shape and its weights say all.</summary>
/// <param name="name">Null for the operation's own.</param>
internal sealed class PlainWriter<TOperation>(string? name = null) : GraphWriter<TOperation> where TOperation : Operation
{
    protected override string Name(TOperation operation) => name ?? operation.Name;

    protected override void Write(TOperation operation, Node node, GraphArguments arguments)
    {
    }
}
