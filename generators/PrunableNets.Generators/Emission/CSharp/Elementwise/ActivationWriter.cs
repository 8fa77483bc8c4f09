using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Elementwise;

namespace PrunableNets.Generators.Emission.CSharp.Elementwise;

/// <summary>The call; of a rectifier that nobody else's tensor is lost by, in place.</summary>
internal sealed class ActivationWriter : OperationWriter<Activation>
{
    protected override string Write(Activation operation, Node node, ForwardWriter writer) =>
        operation.OverwritesInput(node) ? $"{writer.Variable(node.Inputs[0])}.relu_()" : writer.Call(operation.Call, node);
}
