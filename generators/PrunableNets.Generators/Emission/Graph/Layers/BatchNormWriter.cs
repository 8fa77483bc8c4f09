using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission.Graph.Layers;

/// <summary>The epsilon, and whether the statistics are those of the batch.</summary>
internal sealed class BatchNormWriter : GraphWriter<BatchNorm>
{
    protected override void Write(BatchNorm operation, Node node, GraphArguments arguments)
    {
        var layer = (BatchNormLayer)operation.Layer;
        arguments.Add("eps", layer.Epsilon, 1e-5);
        arguments.Add("track_running_stats", layer.TrackRunningStats, true);
    }
}
