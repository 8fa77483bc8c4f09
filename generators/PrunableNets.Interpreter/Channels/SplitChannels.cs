using System.Linq;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Channels;

/// <summary>
/// What becomes of channels that a view has split over several dimensions, once everything is tied. Where all positions of a dimension
/// live and die together (the features of an attention head) it is split no more. Otherwise pruning leaves ragged sizes, which only a
/// shuffle can be written for; in front of anything else those channels keep their full width.
/// </summary>
internal static class SplitChannels
{
    public static void Settle(Graph graph, ChannelRelations relations)
    {
        // Pinning one tensor's channels can make those of others ragged.
        bool pinned;
        do
        {
            pinned = false;
            foreach (var node in graph.Nodes)
                node.Channels = node.Channels.Tied(relations);
            foreach (var node in graph.Nodes.Where(n => n.Inputs.Any(i => IsRagged(i, relations)) && !CanBeWritten(n)))
                foreach (var input in node.Inputs.Where(i => IsRagged(i, relations)))
                {
                    relations.Pin(input.Channels);
                    pinned = true;
                }
        }
        while (pinned);
    }

    private static bool IsRagged(Node node, ChannelRelations relations) => node.Channels.Axes.Length > 1 && node.Channels.Ids.Any(id => !relations.IsPinned(id));

    private static bool CanBeWritten(Node node) =>
        node.Operation.FollowsSplitChannels && (node.Channels.Axes.Length > 1 || ShuffleChain.EndingWith(node) is not null);
}
