using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;

namespace PrunableNets.Generators.Emission.CSharp.Layers;

/// <summary>Nothing but the call of the layer's module.</summary>
internal sealed class ModuleCallWriter<TOperation> : OperationWriter<TOperation> where TOperation : Operation
{
    public override bool IsModuleCall(Node node) => true;

    protected override string Write(TOperation operation, Node node, ForwardWriter writer) => CallModule(node, writer);
}
