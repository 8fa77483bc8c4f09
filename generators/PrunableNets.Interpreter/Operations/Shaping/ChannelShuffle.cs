using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Shaping;

/// <summary><c>ChannelShuffle</c>: channels of the groups take turns.</summary>
public sealed class ChannelShuffle(long groups) : Operation
{
    public override string Name => "channel_shuffle";

    public long Groups => groups;

    public override bool LetsGatesThrough => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => inputs[0].Rank >= 3 && inputs[0][1].Size % groups == 0
        ? inputs[0]
        : throw new ShapeException($"the input has shape {inputs[0]}; channels that are a multiple of {groups} groups are needed");

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        var input = relations.Along(node.Inputs[0], 1);
        return ChannelMap.Along(1, Order(input.Length).Select(i => input[i]).ToArray());
    }

    /// <summary>For each position afterwards, the position before.</summary>
    public int[] Order(int channels)
    {
        var size = channels / (int)groups;
        return Enumerable.Range(0, channels).Select(i => i % (int)groups * size + i / (int)groups).ToArray();
    }
}
