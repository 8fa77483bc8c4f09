using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission.Graph.Layers;

/// <summary>How many dimensions, from the last, and the epsilon.</summary>
internal sealed class LayerNormWriter : GraphWriter<LayerNorm>
{
    protected override void Write(LayerNorm operation, Node node, GraphArguments arguments)
    {
        arguments.Add("dimensions", operation.Norm.NormalizedShape.Count, 1);
        arguments.Add("eps", operation.Norm.Epsilon, 1e-5);
    }
}
