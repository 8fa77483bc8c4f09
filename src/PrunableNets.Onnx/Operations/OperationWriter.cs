using System.Collections.Generic;

namespace PrunableNets.Onnx.Operations;

/// <summary>How ONNX says some operations.</summary>
internal abstract class OperationWriter
{
    /// <summary>The names of the operations in the graph of an architecture.</summary>
    public abstract IEnumerable<string> Operations { get; }

    /// <summary>Adds the operators of a node.</summary>
    /// <returns>The names of its results.</returns>
    /// <exception cref="OnnxExportException">The node is one of those that ONNX has no words for.</exception>
    public abstract IReadOnlyList<string> Write(NodeContext node);
}

/// <summary>Of one operation with one result.</summary>
internal abstract class SingleWriter(params string[] operations) : OperationWriter
{
    public sealed override IEnumerable<string> Operations => operations;

    public sealed override IReadOnlyList<string> Write(NodeContext node) => [WriteOne(node)];

    /// <summary>The name of the result.</summary>
    protected abstract string WriteOne(NodeContext node);
}
