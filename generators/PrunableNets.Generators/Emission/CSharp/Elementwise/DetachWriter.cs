using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Elementwise;

namespace PrunableNets.Generators.Emission.CSharp.Elementwise;

/// <summary>A tensor without the gradients of what it was computed of.</summary>
internal sealed class DetachWriter : OperationWriter<Detach>
{
    protected override string Write(Detach operation, Node node, ForwardWriter writer) => $"{writer.Variable(node.Inputs[0])}.detach()";
}
