using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Calls;

namespace PrunableNets.Generators.Emission.CSharp.Calls;

/// <summary>The call as it was written.</summary>
internal sealed class LibraryCallWriter : LibraryCallWriter<LibraryCall>;

/// <summary>The same of one kind of such calls.</summary>
internal abstract class LibraryCallWriter<TCall> : OperationWriter<TCall> where TCall : LibraryCall
{
    /// <summary>Of several results, those that nothing reads.</summary>
    public sealed override string WriteDisposal(Node node, string variable)
    {
        var taken = node.Consumers.Select(static c => c.Operation).OfType<CallResult>().ToArray();
        if (taken.Length == 0)
            return base.WriteDisposal(node, variable);
        var count = ((LibraryCall)node.Operation).InferShapes(node.Inputs.Select(static i => i.Shape).ToArray()).Length;
        var unread = Enumerable.Range(0, count).Where(i => taken.All(t => t.Index != i));
        return string.Concat(unread.Select(i => $" {variable}{CallText.Accessor(i, taken[0].IsArray)}.Dispose();"));
    }

    protected override string Write(TCall operation, Node node, ForwardWriter writer) => writer.Call(operation.Call, node);
}
