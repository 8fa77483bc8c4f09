using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Pooling;

internal static class PoolCost
{
    /// <summary>The channels that a pool works on, one entry each.</summary>
    public static int[] Channels(Node node, ChannelTable channels)
    {
        var map = channels.MapOf(node);
        return map.IsAlong(1) ? map.Ids : new int[node.Shape[1].Size];
    }
}
