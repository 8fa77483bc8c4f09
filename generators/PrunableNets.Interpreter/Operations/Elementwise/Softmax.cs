using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Operations.Shaping;

namespace PrunableNets.Interpreter.Operations.Elementwise;

/// <summary>
/// softmax, softmin and log_softmax: every position of the dimension, which may count from the end, depends on all of them. softmax is taken over the
/// channels that are there; where the gated twin lets none through it gives zero.
/// </summary>
public sealed class Softmax(string name, int dimension) : Operation
{
    public override string Name => name;

    /// <summary>As it was given: it may count from the end.</summary>
    public int Dimension => dimension;

    /// <summary>It is taken over the channels that are there.</summary>
    public bool IsOverChannels(Node node, ChannelTable channels) =>
        name == "softmax" && channels.MapOf(node.Inputs[0]).IsAlong(DimensionOf(node)) && !node.Shape[DimensionOf(node)].IsBatch;

    public override bool FollowsSplitChannels => true;

    public override bool KeepsZero(Node node, ChannelTable channels) => false;

    public override bool IsZero(Node node, ChannelTable channels, Func<Node, bool> isZero) => IsOverChannels(node, channels);

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => inputs[0];

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        var map = PassThrough(node, relations);
        return IsOverChannels(node, relations.Channels) ? map : relations.Collapse(map, DimensionOf(node));
    }

    /// <summary>Of what a network gives nothing could be removed anyway.</summary>
    public override string? Notice(Node node, ChannelRelations relations)
    {
        var map = PassThrough(node, relations);
        return map.IsAlong(DimensionOf(node)) && !IsOverChannels(node, relations.Channels) && !IsGiven(node)
            && map.Ids.Any(id => !relations.IsPinned(id))
            ? $"{name} reads the channels together, so they keep their full width"
            : null;
    }

    private static bool IsGiven(Node node) => node.Consumers.All(static c => c.Operation is Concatenate or Reshape or FlattenOperation && IsGiven(c));

    private int DimensionOf(Node node) => dimension < 0 ? dimension + node.Shape.Rank : dimension;
}
