using System.Collections.Generic;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Costs;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Layers;

/// <summary>A call of a linear layer.</summary>
public sealed class LinearOperation(LinearLayer layer) : Operation
{
    public override string Name => layer.Type;

    public override Layer Layer => layer;

    public override bool NeedsZeros(Node node, ChannelTable channels) => !IsBesideChannels(node, channels);

    public override bool KeepsZero(Node node, ChannelTable channels) => IsBesideChannels(node, channels) && !layer.Bias;

    public override Shape InferShape(IReadOnlyList<Shape> inputs)
    {
        var input = inputs[0];
        if (input.Rank == 0 || input[input.Rank - 1] != layer.InFeatures)
            throw new ShapeException($"the input has shape {input}, but the layer was made for {layer.InFeatures} features in the last dimension");
        return input.With(input.Rank - 1, layer.OutFeatures);
    }

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        var last = node.Shape.Rank - 1;
        // The layers that mix the tokens of a stream keep their own features: a position of a tensor has one channel.
        if (relations.Residual == ResidualTreatment.Stream
            && PassThrough(node, relations) is { Axes.Length: 1 } beside && !beside.IsAlong(last))
        {
            relations.KeepWhole(layer);
            return beside;
        }
        var input = relations.Along(node.Inputs[0], last);
        if (relations.Channels.InputsOf(layer) is { } own)
            relations.Tie(own, input);
        else
            relations.Assign(layer, input, relations.NewChannels(layer.OutFeatures));
        return ChannelMap.Along(last, relations.Channels.OutputsOf(layer)!);
    }

    public override void AddCost(Node node, ChannelTable channels, CostSheet costs)
    {
        if (IsBesideChannels(node, channels))
            costs.AddMacs(node, node.Shape.ElementsPerInput / channels.MapOf(node).Ids.Length * layer.InFeatures, channels.MapOf(node).Ids);
        else
            costs.AddMacs(node, node.Shape.ElementsPerInput / layer.OutFeatures, channels.InputsOf(layer)!, channels.OutputsOf(layer)!);
    }

    /// <summary>It mixes positions of each channel by itself: the channels lie along another dimension.</summary>
    private static bool IsBesideChannels(Node node, ChannelTable channels) =>
        channels.MapOf(node) is { Axes.Length: 1 } map && !map.IsAlong(node.Shape.Rank - 1);
}
