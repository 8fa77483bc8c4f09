using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Shaping;

/// <summary><c>torch.cat</c>.</summary>
public sealed class Concatenate(int dimension) : Operation
{
    public override string Name => "cat";

    public int Dimension => dimension;

    public override Shape InferShape(IReadOnlyList<Shape> inputs)
    {
        var first = inputs[0];
        foreach (var other in inputs.Skip(1))
        {
            if (other.Rank != first.Rank || !other.With(dimension, first[dimension]).SameAs(first))
                throw new ShapeException($"the shapes {first} and {other} differ outside of dimension {dimension}");
        }
        return inputs.Count == 1 ? first : first.With(dimension, inputs.Sum(i => i[dimension].Size));
    }

    public override bool FollowsSplitChannels => true;

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        var maps = node.Inputs.Select(relations.Channels.MapOf).ToArray();
        if (maps.All(static m => m.IsNone))
            return ChannelMap.None;
        if (maps.All(m => m.IsNone || m.IsAlong(dimension)))
            return ChannelMap.Along(dimension, node.Inputs.SelectMany(i => relations.Along(i, dimension)).ToArray());
        var first = maps[0];
        if (maps.All(m => m.Axes.SequenceEqual(first.Axes) && m.Ids.Length == first.Ids.Length && !m.Axes.Contains(dimension)))
        {
            foreach (var map in maps.Skip(1))
                relations.Tie(first.Ids, map.Ids);
            return first;
        }
        foreach (var map in maps)
            relations.Pin(map);
        return ChannelMap.None;
    }
}
