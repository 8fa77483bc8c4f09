using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Resampling;

/// <summary><c>PixelUnshuffle</c>: every channel becomes r*r channels of a smaller image.</summary>
public sealed class PixelUnshuffle(long factor) : Operation
{
    public override string Name => "pixel_unshuffle";

    public long DownscaleFactor => factor;

    public override Shape InferShape(IReadOnlyList<Shape> inputs)
    {
        var input = inputs[0];
        if (input.Rank != 4 || input[2].Size % factor != 0 || input[3].Size % factor != 0)
            throw new ShapeException($"the input has shape {input}; four dimensions with heights and widths that are multiples of {factor} are needed");
        return new Shape(input[0], input[1].Size * factor * factor, input[2].Size / factor, input[3].Size / factor);
    }

    public override ChannelMap Relate(Node node, ChannelRelations relations) =>
        ChannelMap.Along(1, relations.Along(node.Inputs[0], 1).SelectMany(id => Enumerable.Repeat(id, (int)(factor * factor))).ToArray());
}
