using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Elementwise;

namespace PrunableNets.Generators.Emission.CSharp.Elementwise;

/// <summary>The method of the tensor, with the mask behind it.</summary>
internal sealed class MaskedFillWriter : OperationWriter<MaskedFill>
{
    protected override string Write(MaskedFill operation, Node node, ForwardWriter writer) =>
        $"{writer.Variable(node.Inputs[0])}.masked_fill({writer.Variable(node.Inputs[1])}, {Literals.Of(operation.Value)})";
}
