using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Shaping;

namespace PrunableNets.Interpreter.Channels;

/// <summary>
/// A run of views and permutations that, taken together, only reorders the channels of one dimension: channel shuffle written as
/// view, transpose, view. Between its ends channels are split over several dimensions, of which pruning may leave ragged sizes, so a
/// slim network goes from the first tensor to the last in one step.
/// </summary>
/// <param name="Origin">The tensor before the run.</param>
/// <param name="Axis">The dimension of the channels, at both ends.</param>
/// <param name="Order">For each position afterwards, the position before.</param>
public sealed record ShuffleChain(Node Origin, int Axis, int[] Order)
{
    /// <summary>The run that ends with <paramref name="last"/>, or null where it does anything else.</summary>
    public static ShuffleChain? EndingWith(Node last, ChannelTable channels)
    {
        var origin = last.Inputs[0];
        while (channels.MapOf(origin).Axes.Length > 1 && origin.Operation.FollowsSplitChannels && origin.Inputs.Count == 1)
            origin = origin.Inputs[0];
        if (channels.MapOf(origin).Axes is not { Length: 1 } axes || !origin.Shape.SameAs(last.Shape) || !origin.Shape[0].IsBatch)
            return null;
        var axis = axes[0];
        int[]? order = null;
        for (var dimension = 1; dimension < origin.Shape.Rank; dimension++)
        {
            var positions = Enumerable.Range(0, (int)origin.Shape[dimension].Size).ToArray();
            if (Follow(ChannelMap.Along(dimension, positions), origin, last) is not { } map || !map.IsAlong(dimension))
                return null;
            if (dimension == axis)
                order = map.Ids;
            else if (!map.Ids.SequenceEqual(positions))
                return null;
        }
        return order is null ? null : new ShuffleChain(origin, axis, order);
    }

    /// <summary>Where positions of <paramref name="origin"/> are in <paramref name="node"/>; null where that is not known, or the batch moves.</summary>
    private static ChannelMap? Follow(ChannelMap map, Node origin, Node node)
    {
        if (ReferenceEquals(node, origin))
            return map;
        if (!node.Shape[0].IsBatch || Follow(map, origin, node.Inputs[0]) is not { } before)
            return null;
        return node.Operation is Permute permute
            ? permute.KeepsBatch ? before.Permute(permute.Order) : null
            : ReshapeMap.Follow(before, node.Inputs[0].Shape, node.Shape);
    }
}
