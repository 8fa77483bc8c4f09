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

    public override bool NeedsZeros(Node node) => !IsBesideChannels(node);

    public override bool KeepsZero(Node node) => IsBesideChannels(node) && !layer.Bias;

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
        if (relations.Residual == ResidualTreatment.Stream && node.Inputs[0].Channels is { Axes.Length: 1 } beside && !beside.IsAlong(last))
        {
            layer.KeepWhole(relations);
            return beside;
        }
        var input = relations.Along(node.Inputs[0], last);
        if (layer.InputChannels is null)
        {
            layer.InputChannels = input;
            layer.OutputChannels = relations.NewChannels(layer.OutFeatures);
        }
        else
        {
            relations.Tie(layer.InputChannels, input);
        }
        return ChannelMap.Along(last, layer.OutputChannels!);
    }

    public override void AddCost(Node node, CostSheet costs)
    {
        if (IsBesideChannels(node))
            costs.AddMacs(node, node.Shape.ElementsPerInput / node.Channels.Ids.Length * layer.InFeatures, node.Channels.Ids);
        else
            costs.AddMacs(node, node.Shape.ElementsPerInput / layer.OutFeatures, layer.InputChannels!, layer.OutputChannels!);
    }

    /// <summary>It mixes positions of each channel by itself: the channels lie along another dimension.</summary>
    private static bool IsBesideChannels(Node node) => node.Channels.Axes.Length == 1 && !node.Channels.IsAlong(node.Shape.Rank - 1);
}
