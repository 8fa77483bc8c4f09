using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Shaping;

namespace PrunableNets.Generators.Emission.CSharp.Shaping;

/// <summary>The indexer, with the positions as a tensor.</summary>
internal sealed class GatherRowsWriter : OperationWriter<GatherRows>
{
    protected override string Write(GatherRows operation, Node node, ForwardWriter writer) =>
        $"{writer.Variable(node.Inputs[0])}[TensorIndex.Tensor({writer.Variable(node.Inputs[1])})]";
}
