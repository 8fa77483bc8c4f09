using System.Collections.Generic;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Costs;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Layers;

/// <summary>
/// A call of a group norm. Its statistics are those of whole groups, so that only whole groups can go; of one group of all channels, as of a layer norm,
/// each channel can.
/// </summary>
public sealed class GroupNorm(GroupNormLayer layer) : Operation
{
    public override string Name => layer.Type;

    public override Layer Layer => layer;

    public GroupNormLayer Norm => layer;

    public override bool KeepsZero(Node node, ChannelTable channels) => !layer.Affine && layer.Groups > 1;

    public override bool JoinsSplitChannels => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs)
    {
        var input = inputs[0];
        if (input.Rank < 2 || input[1] != layer.Channels)
            throw new ShapeException($"the input has shape {input}, but the layer was made for {layer.Channels} channels");
        return input;
    }

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        var input = relations.Along(node.Inputs[0], 1);
        if (relations.Channels.InputsOf(layer) is { } own)
        {
            relations.Tie(own, input);
        }
        else
        {
            var grouped = layer.Groups == 1 ? input : GroupedChannels.Output(input, layer.Groups, layer.Channels, relations);
            relations.Assign(layer, grouped, grouped);
        }
        return ChannelMap.Along(1, relations.Channels.OutputsOf(layer)!);
    }

    /// <summary>Five for each element, four without a scale: fvcore's figure for norms other than batch norm.</summary>
    public override void AddCost(Node node, ChannelTable channels, CostSheet costs) =>
        costs.Add(FlopsConvention.Fvcore, node, (layer.Affine ? 5 : 4) * Windows.Spatial(node.Shape), channels.OutputsOf(layer)!);
}
