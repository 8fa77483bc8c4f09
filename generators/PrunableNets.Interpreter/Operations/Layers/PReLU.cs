using System.Collections.Generic;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Layers;

/// <summary>A call of a PReLU: a function of single elements, with f(0) = 0.</summary>
public sealed class PReLU(PReLULayer layer) : Operation
{
    public override string Name => layer.Type;

    public override Layer Layer => layer;

    public override bool JoinsSplitChannels => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs)
    {
        var input = inputs[0];
        if (layer.Slopes != 1 && (input.Rank < 2 || input[1] != layer.Slopes))
            throw new ShapeException($"the input has shape {input}, but the layer was made for {layer.Slopes} channels");
        return input;
    }

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        if (layer.Slopes == 1)
            return PassThrough(node, relations);
        var input = relations.Along(node.Inputs[0], 1);
        if (relations.Channels.OutputsOf(layer) is { } own)
            relations.Tie(own, input);
        else
            relations.Assign(layer, input, input);
        return ChannelMap.Along(1, input);
    }
}
