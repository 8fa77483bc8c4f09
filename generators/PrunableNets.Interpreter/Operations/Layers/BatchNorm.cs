using System.Collections.Generic;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Costs;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Layers;

/// <summary>A call of a batch norm: every channel on its own, but a zero channel comes out shifted.</summary>
public sealed class BatchNorm(BatchNormLayer layer) : Operation
{
    public override string Name => layer.Type;

    public override Layer Layer => layer;

    public override bool KeepsZero(Node node, ChannelTable channels) => false;

    public override bool JoinsSplitChannels => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs)
    {
        var input = inputs[0];
        var isRankRight = layer.SpatialRank == 1 ? input.Rank is 2 or 3 : input.Rank == layer.SpatialRank + 2;
        if (!isRankRight)
            throw new ShapeException($"the input has shape {input}; {(layer.SpatialRank == 1 ? "2 or 3" : (layer.SpatialRank + 2).ToString(System.Globalization.CultureInfo.InvariantCulture))} dimensions are needed");
        if (input[1] != layer.Features)
            throw new ShapeException($"the input has shape {input}, that is {input[1]} channels, but the layer was made for {layer.Features}");
        return input;
    }

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        var input = relations.Along(node.Inputs[0], 1);
        if (relations.Channels.OutputsOf(layer) is { } own)
            relations.Tie(own, input);
        else
            relations.Assign(layer, input, input);
        return ChannelMap.Along(1, input);
    }

    public override void AddCost(Node node, ChannelTable channels, CostSheet costs)
    {
        var positions = Windows.Spatial(node.Shape);
        costs.Add(FlopsConvention.AutoBot, node, 2 * positions, channels.OutputsOf(layer)!);
        costs.Add(FlopsConvention.Fvcore, node, (layer.Affine ? 2 : 1) * positions, channels.OutputsOf(layer)!);
    }
}
