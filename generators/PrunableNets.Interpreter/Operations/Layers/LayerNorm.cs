using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Costs;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Layers;

/// <summary>
/// A call of a layer norm. Over the last dimension alone, its statistics are those of the channels that are there: the gated twin takes them over the
/// channels that its gates let through. Several normalised dimensions keep their full width.
/// </summary>
public sealed class LayerNorm(LayerNormLayer layer) : Operation
{
    public override string Name => layer.Type;

    public override Layer Layer => layer;

    public LayerNormLayer Norm => layer;

    public override bool FollowsSplitChannels => true;

    // Along other dimensions a zero stays zero only without a shift; of the normalised one, zero minus the mean is none.
    public override bool KeepsZero(Node node, ChannelTable channels) => !layer.Affine && !IsOverChannels(node, channels);

    /// <summary>The channels are those that are normalised.</summary>
    public bool IsOverChannels(Node node, ChannelTable channels) =>
        layer.NormalizedShape.Count == 1 && channels.MapOf(node).IsAlong(node.Shape.Rank - 1);

    public override Shape InferShape(IReadOnlyList<Shape> inputs)
    {
        var input = inputs[0];
        var last = input.Skip(input.Rank - layer.NormalizedShape.Count);
        if (input.Rank < layer.NormalizedShape.Count || !last.SequenceEqual(layer.NormalizedShape.Select(static s => new Dimension(s))))
            throw new ShapeException($"the input has shape {input}, but the layer was made for [{string.Join(", ", layer.NormalizedShape)}] in the last dimensions");
        return input;
    }

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        var input = PassThrough(node, relations);
        if (layer.NormalizedShape.Count == 1 && input.IsAlong(node.Shape.Rank - 1))
        {
            if (relations.Channels.OutputsOf(layer) is { } own)
                relations.Tie(own, input.Ids);
            else
                relations.Assign(layer, input.Ids, input.Ids);
            return input;
        }
        relations.KeepWhole(layer);
        // Heads that are normalised one by one may leave whole.
        var first = node.Shape.Rank - layer.NormalizedShape.Count;
        return Enumerable.Range(first, layer.NormalizedShape.Count).Aggregate(input, relations.Collapse);
    }

    /// <summary>Five for each element, four without a scale: fvcore's figure for norms other than batch norm.</summary>
    public override void AddCost(Node node, ChannelTable channels, CostSheet costs)
    {
        int[] positions = channels.MapOf(node) is { Axes.Length: 1 } map ? map.Ids : [ChannelRelations.Pinned];
        costs.Add(FlopsConvention.Fvcore, node, (layer.Affine ? 5 : 4) * node.Shape.ElementsPerInput / positions.Length, positions);
    }
}
