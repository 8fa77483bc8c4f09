using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Pooling;

internal static class PoolCost
{
    /// <summary>The channels that a pool works on, one entry each.</summary>
    public static int[] Channels(Node node) => node.Channels.IsAlong(1) ? node.Channels.Ids : new int[node.Shape[1].Size];
}
