using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission.Graph.Layers;

/// <summary>Groups and epsilon.</summary>
internal sealed class GroupNormWriter : GraphWriter<GroupNorm>
{
    protected override void Write(GroupNorm operation, Node node, GraphArguments arguments)
    {
        arguments.Add("num_groups", operation.Norm.Groups);
        arguments.Add("eps", operation.Norm.Epsilon, 1e-5);
    }
}
