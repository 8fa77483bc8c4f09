using System.Collections.Generic;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Costs;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Layers;

/// <summary>A call of a transposed convolution. Its products are one for each weight and input position, which is how fvcore counts it.</summary>
public sealed class ConvolutionTranspose(ConvolutionTransposeLayer layer) : Operation
{
    public override string Name => layer.Type;

    public override Layer Layer => layer;

    public override bool NeedsZeros(Node node, ChannelTable channels) => layer.Groups == 1;

    public override bool KeepsZero(Node node, ChannelTable channels) => false;

    public override bool JoinsSplitChannels => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs)
    {
        var input = inputs[0];
        if (input.Rank != layer.SpatialRank + 2)
            throw new ShapeException($"the input has shape {input}; {layer.SpatialRank + 2} dimensions are needed");
        if (input[1] != layer.InChannels)
            throw new ShapeException($"the input has shape {input}, that is {input[1]} channels, but the layer was made for {layer.InChannels}");
        var shape = input.With(1, layer.OutChannels);
        for (var i = 0; i < layer.SpatialRank; i++)
        {
            var size = layer.OutputSize(i, input[i + 2].Size);
            shape = shape.With(i + 2, size > 0 ? size : throw new ShapeException($"the padding leaves nothing of an input of shape {input}"));
        }
        return shape;
    }

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        var input = relations.Along(node.Inputs[0], 1);
        if (relations.Channels.InputsOf(layer) is { } own)
            relations.Tie(own, input);
        else if (layer.Groups == 1)
            relations.Assign(layer, input, relations.NewChannels(layer.OutChannels));
        else
            relations.Assign(layer, input, GroupedChannels.Output(input, layer.Groups, layer.OutChannels, relations));
        return ChannelMap.Along(1, relations.Channels.OutputsOf(layer)!);
    }

    public override void AddCost(Node node, ChannelTable channels, CostSheet costs)
    {
        var products = layer.KernelSize * Windows.Spatial(node.Inputs[0].Shape);
        if (layer.Groups == 1)
            costs.AddMacs(node, products, channels.InputsOf(layer)!, channels.OutputsOf(layer)!);
        else
            costs.AddMacs(node, products * (layer.OutChannels / layer.Groups), channels.InputsOf(layer)!);
        if (layer.Bias)
            costs.Add(FlopsConvention.AutoBot, node, Windows.Spatial(node.Shape), channels.OutputsOf(layer)!);
    }
}
