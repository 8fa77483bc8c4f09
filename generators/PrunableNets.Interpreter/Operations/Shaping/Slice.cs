using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Shaping;

/// <summary>A range of one dimension, with a step: slicing, narrow, chunk, split.</summary>
public sealed class Slice(int dimension, long start, long end, long step) : Operation
{
    public override string Name => "slice";

    /// <summary>Two slices of the same tensor have elements in common, as far as their ends tell.</summary>
    public bool Overlaps(Slice other) => dimension != other.Cut.Dimension || (start < other.Cut.End && other.Cut.Start < end);

    public TensorCut Cut => new(dimension, start, end, step);

    /// <summary>How the start is computed from shapes; null where it is not.</summary>
    public SizeExpression? Start { get; init; }

    /// <summary>How the end is computed from shapes; null where it is not.</summary>
    public SizeExpression? End { get; init; }

    /// <summary>Resolves Python's negative and open ends.</summary>
    public static Slice Of(Node input, int dimension, GivenSize start, GivenSize end, long step = 1)
    {
        var size = input.Shape[dimension].Size;
        var first = Math.Min(Math.Max(SelectIndex.Resolve(start.Dimension?.Size ?? 0, size), 0), size);
        var last = Math.Min(Math.Max(SelectIndex.Resolve(end.Dimension?.Size ?? size, size), first), size);
        return new Slice(dimension, first, last, step)
        {
            Start = SelectIndex.PositionIn(input, dimension, start),
            End = end.Dimension is null ? SizeExpression.Of(input, dimension) : SelectIndex.PositionIn(input, dimension, end),
        };
    }

    public override bool FollowsSplitChannels => true;

    public override bool SharesMemory => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => inputs[0].With(dimension, (end - start + step - 1) / step);

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        var map = PassThrough(node, relations);
        if (!map.Axes.Contains(dimension))
            return map;
        if (map.IsAlong(dimension))
            return ChannelMap.Along(dimension, map.Ids.Where((_, i) => i >= start && i < end && (i - start) % step == 0).ToArray());
        return relations.Collapse(map, dimension);
    }

    public override IEnumerable<int[]> ExtraWidths(Node node, ChannelTable channels)
    {
        var map = channels.MapOf(node.Inputs[0]);
        return map.IsAlong(dimension) && step == 1 ? [map.Ids.Take((int)start).ToArray(), map.Ids.Take((int)end).ToArray()] : [];
    }
}
