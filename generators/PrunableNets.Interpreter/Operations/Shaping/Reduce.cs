using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Shaping;

/// <summary>sum, mean, amax, amin, var and std over dimensions. Over channels, they are taken over those that are there.</summary>
/// <param name="name">The function.</param>
/// <param name="dimensions">Over which dimensions.</param>
/// <param name="keepDimensions">They stay, with one position.</param>
/// <param name="unbiased">var and std divide by one less than there are elements.</param>
public sealed class Reduce(string name, int[] dimensions, bool keepDimensions, bool unbiased = false) : Operation
{
    public override string Name => name;

    public IReadOnlyList<int> Dimensions => dimensions;

    public bool KeepDimensions => keepDimensions;

    public bool Unbiased => unbiased;

    /// <summary>var and std.</summary>
    public bool IsSpread => name is "var" or "std";

    public override bool LetsGatesThrough => !IsSpread;

    public override bool FollowsSplitChannels => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => keepDimensions
        ? new Shape(inputs[0].Select((d, i) => dimensions.Contains(i) ? new Dimension(1) : d).ToArray())
        : new Shape(inputs[0].Where((_, i) => !dimensions.Contains(i)).ToArray());

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        if (IsOverChannels(node, relations.Channels))
            return ChannelMap.None;
        var map = dimensions.Aggregate(PassThrough(node, relations), relations.Collapse);
        return keepDimensions ? map : map.Renumber(a => a - dimensions.Count(d => d < a));
    }

    // What arrives as zero adds nothing to a sum; of the others, the gated twin leaves out what its gates do not let through.
    public override bool NeedsZeros(Node node, ChannelTable channels) => name is "sum" or "mean" && IsOverChannels(node, channels);

    public override string? Notice(Node node, ChannelRelations relations)
    {
        var map = PassThrough(node, relations);
        return !IsOverChannels(node, relations.Channels) && map.Axes.Length > 0 && map.Axes.All(dimensions.Contains)
            && map.Ids.Any(id => !relations.IsPinned(id))
            ? $"{name} is taken over all dimensions between which the channels are split, so they keep their full width"
            : null;
    }

    /// <summary>The channels lie along one dimension, and that is one of those that go.</summary>
    public bool IsOverChannels(Node node, ChannelTable channels)
    {
        var axes = channels.MapOf(node.Inputs[0]).Axes;
        return axes.Length == 1 && dimensions.Contains(axes[0]) && !node.Inputs[0].Shape[axes[0]].IsBatch;
    }
}
