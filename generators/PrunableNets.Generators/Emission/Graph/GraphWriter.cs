using System;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;

namespace PrunableNets.Generators.Emission.Graph;

/// <summary>How the graph of an architecture names a kind of operation, and which arguments it gives.</summary>
internal abstract class GraphWriter
{
    /// <summary>The name of what gives the tensor that it is given.</summary>
    public const string Identity = "identity";

    /// <summary>The name of whatever gives the same elements under another shape, which is the node's.</summary>
    public const string Reshape = "reshape";

    /// <summary>The name of whatever gives the same positions of a dimension in another order.</summary>
    public const string Reorder = "reorder";

    /// <summary>The kind; kinds that are derived from it are written alike, unless they have a writer of their own.</summary>
    public abstract Type Operation { get; }

    /// <summary>The name of the operation.</summary>
    public abstract string Name(Operation operation);

    /// <summary>Adds the arguments.</summary>
    public abstract void Write(Node node, GraphArguments arguments);
}

/// <inheritdoc/>
internal abstract class GraphWriter<TOperation> : GraphWriter where TOperation : Operation
{
    public sealed override Type Operation => typeof(TOperation);

    public sealed override string Name(Operation operation) => Name((TOperation)operation);

    public sealed override void Write(Node node, GraphArguments arguments) => Write((TOperation)node.Operation, node, arguments);

    protected virtual string Name(TOperation operation) => operation.Name;

    protected abstract void Write(TOperation operation, Node node, GraphArguments arguments);
}
