using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Calls;

namespace PrunableNets.Generators.Emission.CSharp.Calls;

/// <summary>The call as it was written.</summary>
internal sealed class LibraryCallWriter : LibraryCallWriter<LibraryCall>;

/// <summary>The same of one kind of such calls.</summary>
internal abstract class LibraryCallWriter<TCall> : OperationWriter<TCall> where TCall : LibraryCall
{
    protected override string Write(TCall operation, Node node, ForwardWriter writer) => writer.Call(operation.Call, node);
}
