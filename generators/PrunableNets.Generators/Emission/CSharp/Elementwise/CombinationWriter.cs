using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Elementwise;

namespace PrunableNets.Generators.Emission.CSharp.Elementwise;

/// <summary>The call.</summary>
internal sealed class CombinationWriter : OperationWriter<Combination>
{
    protected override string Write(Combination operation, Node node, ForwardWriter writer) => writer.Call(operation.Call, node);
}
