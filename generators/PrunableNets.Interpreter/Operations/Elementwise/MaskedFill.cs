using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Elementwise;

/// <summary><c>masked_fill</c>: a number wherever the mask, which is stretched over the tensor, is true.</summary>
public sealed class MaskedFill(double value) : Operation
{
    public override string Name => "masked_fill";

    public double Value => value;

    public override bool FollowsSplitChannels => true;

    public override bool KeepsZero(Node node, ChannelTable channels) => false;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => Broadcast.Shapes(inputs[0], inputs[1]).SameAs(inputs[0])
        ? inputs[0]
        : throw new ShapeException($"the mask {inputs[1]} cannot be stretched over {inputs[0]}");

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        var shift = node.Shape.Rank - node.Inputs[1].Shape.Rank;
        var map = PassThrough(node, relations);
        var mask = relations.Channels.MapOf(node.Inputs[1]).Renumber(a => a + shift);
        // A mask made of the same channels goes with them.
        if (!map.IsNone && mask.Axes.SequenceEqual(map.Axes) && mask.Ids.Length == map.Ids.Length)
        {
            relations.Tie(map.Ids, mask.Ids);
            return map;
        }
        relations.Pin(mask);
        foreach (var axis in map.Axes.Where(a => a >= shift && node.Inputs[1].Shape[a - shift] != 1))
            map = relations.Collapse(map, axis);
        return map;
    }
}
