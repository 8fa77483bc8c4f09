using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Pooling;

namespace PrunableNets.Generators.Emission.Graph.Pooling;

/// <summary>The sizes that come out.</summary>
internal sealed class AdaptivePoolWriter : GraphWriter<AdaptivePool>
{
    protected override void Write(AdaptivePool operation, Node node, GraphArguments arguments) =>
        arguments.Add("output_size", operation.OutputSize);
}
