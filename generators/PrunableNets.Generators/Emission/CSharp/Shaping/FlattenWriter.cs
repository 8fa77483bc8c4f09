using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission.CSharp.Shaping;

/// <summary>What a flatten is written as, also of a module.</summary>
internal sealed class FlattenWriter : OperationWriter<FlattenOperation>
{
    protected override string Write(FlattenOperation operation, Node node, ForwardWriter writer)
    {
        var input = node.Inputs[0];
        if (writer.HoldsSplitChannels(input))
            return ReshapeWriter.WriteFor(node, writer);
        var end = operation.EndDimension == -1 ? "" : $", {Literals.Of(operation.EndDimension)}";
        return $"{writer.Variable(input)}.flatten({Literals.Of(operation.StartDimension)}{end})";
    }
}
