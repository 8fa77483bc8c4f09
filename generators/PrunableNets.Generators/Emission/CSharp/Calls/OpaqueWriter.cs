using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Calls;

namespace PrunableNets.Generators.Emission.CSharp.Calls;

/// <summary>The call; of a layer, that of its module, and of a tuple the result that is read at once.</summary>
internal sealed class OpaqueWriter : LibraryCallWriter<Opaque>
{
    protected override string Write(Opaque operation, Node node, ForwardWriter writer)
    {
        if (operation.Layer is not { } layer)
            return base.Write(operation, node, writer);
        var accessor = operation.Call.Result is { } result ? CallText.Accessor(result, false) : "";
        return $"{writer.Module(layer)}.call({base.Write(operation, node, writer)}){accessor}";
    }
}
