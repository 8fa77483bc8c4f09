using System;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;

namespace PrunableNets.Generators.Emission.CSharp;

/// <summary>How generated code calls a kind of operation.</summary>
internal abstract class OperationWriter
{
    /// <summary>The kind; kinds that are derived from it are written alike, unless they have a writer of their own.</summary>
    public abstract Type Operation { get; }

    /// <summary>The C# expression of the operation on what the node reads.</summary>
    public abstract string Write(Node node, ForwardWriter writer);

    /// <summary>In a form without gates, what is written is the call of the operation's module on its only operand.</summary>
    public virtual bool IsModuleCall(Node node) => false;
}

/// <inheritdoc/>
internal abstract class OperationWriter<TOperation> : OperationWriter where TOperation : Operation
{
    public sealed override Type Operation => typeof(TOperation);

    public sealed override string Write(Node node, ForwardWriter writer) => Write((TOperation)node.Operation, node, writer);

    protected abstract string Write(TOperation operation, Node node, ForwardWriter writer);

    /// <summary>The call of the operation's module on its only operand.</summary>
    protected static string CallModule(Node node, ForwardWriter writer) =>
        $"{writer.Module(node.Operation.Layer!)}.call({writer.Variable(node.Inputs[0])})";
}
