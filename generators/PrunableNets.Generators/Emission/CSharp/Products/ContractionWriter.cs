using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Products;

namespace PrunableNets.Generators.Emission.CSharp.Products;

/// <summary>The call.</summary>
internal sealed class ContractionWriter : OperationWriter<Contraction>
{
    protected override string Write(Contraction operation, Node node, ForwardWriter writer) => writer.Call(operation.Call, node);
}
