using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission.CSharp.Tensors;

/// <summary>The weight of the module: an alias, because the statements behind it dispose of what they have read.</summary>
internal sealed class WeightWriter : OperationWriter<WeightOperation>
{
    protected override string Write(WeightOperation operation, Node node, ForwardWriter writer) =>
        $"{writer.Module(operation.Weight.Layer)}.{operation.Weight.Name}!";
}
