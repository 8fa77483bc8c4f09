using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Shaping;

/// <summary>repeat and tile: copies of the whole tensor along dimensions, one after the other.</summary>
/// <param name="times">How often along each dimension of the result; the last ones are the input's.</param>
public sealed class Repeat(long[] times) : Operation
{
    public override string Name => "repeat";

    public IReadOnlyList<long> Repeats => times;

    public override Shape InferShape(IReadOnlyList<Shape> inputs)
    {
        var input = inputs[0];
        var shift = times.Length - input.Rank;
        if (shift < 0)
            throw new ShapeException($"{input} has more dimensions than the {times.Length} for which repeats are given");
        return new Shape(times.Select((t, i) => i < shift ? new Dimension(t) : new Dimension(input[i - shift].Factor * t, input[i - shift].IsBatch)).ToArray());
    }

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        var map = PassThrough(node, relations);
        var shift = times.Length - node.Inputs[0].Shape.Rank;
        if (map.IsNone)
            return map;
        if (map.Axes.Length > 1)
        {
            relations.Pin(map);
            return ChannelMap.None;
        }
        var axis = map.Axes[0] + shift;
        return ChannelMap.Along(axis, Enumerable.Repeat(map.Ids, (int)times[axis]).SelectMany(static ids => ids).ToArray());
    }
}
