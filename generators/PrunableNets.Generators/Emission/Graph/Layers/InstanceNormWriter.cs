using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission.Graph.Layers;

/// <summary>The epsilon, and whether the statistics are those of training.</summary>
internal sealed class InstanceNormWriter : GraphWriter<InstanceNorm>
{
    protected override void Write(InstanceNorm operation, Node node, GraphArguments arguments)
    {
        arguments.Add("eps", operation.Norm.Epsilon, 1e-5);
        arguments.Add("track_running_stats", operation.Norm.TrackRunningStats, false);
    }
}
