using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission.CSharp.Shaping;

/// <summary>What a reshape is written as, also of a module.</summary>
internal sealed class FlattenWriter : OperationWriter<FlattenOperation>
{
    protected override string Write(FlattenOperation operation, Node node, ForwardWriter writer) => ReshapeWriter.WriteFor(node, writer);
}
