using System;
using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Operations.Shaping;

namespace PrunableNets.Interpreter.Channels;

/// <summary>
/// The last step of the channel analysis: a tensor is a box, so channels that a view spread over several dimensions may leave along one
/// of them only. Ties that operations made (the dimensions of a head) decide along which; where an operation computes with split
/// channels that nothing has tied, the largest dimension stays free. Runs of views and permutations alone (channel shuffle) need no box.
/// </summary>
internal static class RectangularMaps
{
    public static void Settle(Graph graph, ChannelRelations relations)
    {
        foreach (var node in graph.Nodes.Where(static n => n.Operation is not (Permute or Reshape or FlattenOperation)))
            MakeBox(relations.Channels.MapOf(node).Tied(relations), relations);
        foreach (var node in graph.Nodes)
            relations.Assign(node, relations.Channels.MapOf(node).Tied(relations));
    }

    private static void MakeBox(ChannelMap map, ChannelRelations relations)
    {
        while (map.Axes.Length > 1)
            map = relations.Collapse(map, map.Axes[Array.IndexOf(map.Sizes, map.Sizes.Min())]);
    }
}
