using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission.CSharp.Layers;

/// <summary>Without a state it needs no module, and is a function.</summary>
internal sealed class InstanceNormWriter : OperationWriter<InstanceNorm>
{
    protected override string Write(InstanceNorm operation, Node node, ForwardWriter writer) => operation.Norm.IsStateless
        ? $"functional.instance_norm({writer.Variable(node.Inputs[0])}, eps: {Literals.Of(operation.Norm.Epsilon)})"
        : CallModule(node, writer);
}
