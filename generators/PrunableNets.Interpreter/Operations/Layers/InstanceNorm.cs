using System.Collections.Generic;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Costs;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Layers;

/// <summary>A call of an instance norm: every channel of every sample on its own.</summary>
public sealed class InstanceNorm(InstanceNormLayer layer) : Operation
{
    public override string Name => layer.Type;

    public override Layer Layer => layer;

    public InstanceNormLayer Norm => layer;

    public override bool KeepsZero(Node node, ChannelTable channels) => layer.KeepsZero;

    public override bool JoinsSplitChannels => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs)
    {
        var input = inputs[0];
        if (input.Rank != layer.SpatialRank + 2 || input[1] != layer.Features)
            throw new ShapeException($"the input has shape {input}; {layer.SpatialRank + 2} dimensions with {layer.Features} channels are needed");
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

    /// <summary>Five for each element, four without a scale: fvcore's figure for norms other than batch norm.</summary>
    public override void AddCost(Node node, ChannelTable channels, CostSheet costs) =>
        costs.Add(FlopsConvention.Fvcore, node, (layer.Affine ? 5 : 4) * Windows.Spatial(node.Shape), channels.OutputsOf(layer)!);
}
