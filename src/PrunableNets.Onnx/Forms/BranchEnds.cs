using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Graphs;

namespace PrunableNets.Onnx.Forms;

/// <summary>
/// The layers that end a residual branch, with the norms behind them. They are written with all channels of the stream, with filters of
/// zero for those that the branch does not add: runtimes compute these faster than they move the channels of an activation to other places.
/// </summary>
internal static class BranchEnds
{
    private static readonly string[] Layers = ["Conv1d", "Conv2d", "Conv3d", "Linear"];

    /// <summary>Layers and norms whose results go into a sum of more channels and nowhere else.</summary>
    public static HashSet<GraphNode> Find(ForwardGraph graph)
    {
        var nodes = graph.Nodes;
        var use = new GraphUse(graph);
        var found = new HashSet<GraphNode>(ReferenceEqualityComparer.Instance);
        foreach (var end in nodes.Where(static n => n is { Operation: "+", Channels: null, Inputs.Count: 2 })
            .SelectMany(static n => n.Inputs).Distinct())
        {
            if (!IsBranch(end))
                continue;
            var isNorm = GraphUse.IsFixedNorm(nodes[end]);
            var layer = isNorm ? nodes[end].Inputs[0] : end;
            if (!IsBranch(layer) || !IsLayer(nodes[layer]))
                continue;
            found.Add(nodes[layer]);
            if (isNorm)
                found.Add(nodes[end]);
        }
        return found;

        bool IsBranch(int number) => nodes[number].Channels is not null && use.IsOnlyCall(number);
    }

    private static bool IsLayer(GraphNode node) => Layers.Contains(node.Operation) && node.Attributes.Long("groups", 1) == 1
        && node.ChannelDimension == (node.Operation == "Linear" ? node.Shape.Count - 1 : 1);
}
