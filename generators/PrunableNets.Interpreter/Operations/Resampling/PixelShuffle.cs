using System.Collections.Generic;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Resampling;

/// <summary><c>PixelShuffle</c>: r*r channels become one of r times the height and width, so that they live and die together.</summary>
public sealed class PixelShuffle(long factor) : Operation
{
    public override string Name => "pixel_shuffle";

    public long UpscaleFactor => factor;

    public override bool LetsGatesThrough => false;

    public override Shape InferShape(IReadOnlyList<Shape> inputs)
    {
        var input = inputs[0];
        if (input.Rank != 4 || input[1].Size % (factor * factor) != 0)
            throw new ShapeException($"the input has shape {input}; four dimensions with a multiple of {factor * factor} channels are needed");
        return new Shape(input[0], input[1].Size / (factor * factor), input[2].Size * factor, input[3].Size * factor);
    }

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        var input = relations.Along(node.Inputs[0], 1);
        var outputs = (int)node.Shape[1].Size;
        return ChannelMap.Along(1, Layers.GroupedChannels.Output(input, outputs, outputs, relations));
    }
}
