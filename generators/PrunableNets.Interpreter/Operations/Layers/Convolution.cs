using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Costs;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Layers;

/// <summary>A call of a convolution.</summary>
public sealed class Convolution(ConvolutionLayer layer) : Operation
{
    public override string Name => layer.Type;

    public override Layer Layer => layer;

    // A filter of a group reads that group only, whose channels go together; but its bias and the norm behind it make a removed channel non-zero again.
    public override bool NeedsZeros(Node node, ChannelTable channels) => layer.Groups == 1;

    public override bool KeepsZero(Node node, ChannelTable channels) => false;

    public override bool JoinsSplitChannels => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs)
    {
        var input = inputs[0];
        var spatial = layer.Kernel.Count;
        if (input.Rank != spatial + 2)
            throw new ShapeException($"the input has shape {input}; {spatial + 2} dimensions are needed");
        if (input[1] != layer.InChannels)
            throw new ShapeException($"the input has shape {input}, that is {input[1]} channels, but the layer was made for {layer.InChannels}");
        var sizes = new Dimension[input.Rank];
        sizes[0] = input[0];
        sizes[1] = layer.OutChannels;
        for (var i = 0; i < spatial; i++)
            sizes[i + 2] = Windows.OutputSize(input[i + 2].Size, layer.Kernel[i], layer.Stride[i], layer.Padding[i], layer.Dilation[i], false, input);
        return new Shape(sizes);
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
        var positions = Windows.Spatial(node.Shape);
        var kernel = layer.Kernel.Aggregate(1L, static (a, b) => a * b);
        if (layer.Groups == 1)
            costs.AddMacs(node, kernel * positions, channels.InputsOf(layer)!, channels.OutputsOf(layer)!);
        else
            costs.AddMacs(node, kernel * positions * (layer.InChannels / layer.Groups), channels.OutputsOf(layer)!);
        if (layer.Bias)
            costs.Add(FlopsConvention.AutoBot, node, positions, channels.OutputsOf(layer)!);
    }
}
