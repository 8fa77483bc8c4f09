using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission.Graph.Tensors;

/// <summary>Which tensor of the layer.</summary>
internal sealed class WeightWriter : GraphWriter<WeightOperation>
{
    protected override string Name(WeightOperation operation) => "weight";

    protected override void Write(WeightOperation operation, Node node, GraphArguments arguments) =>
        arguments.Add("name", operation.Weight.Name);
}
