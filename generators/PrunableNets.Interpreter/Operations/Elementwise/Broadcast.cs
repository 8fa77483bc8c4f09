using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Elementwise;

/// <summary>Broadcasting of two shapes, and of the channels they carry.</summary>
internal static class Broadcast
{
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Shape Shapes(IReadOnlyList<Shape> shapes) => shapes.Aggregate(Shapes);

    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Shape Shapes(Shape left, Shape right)
    {
        var rank = Math.Max(left.Rank, right.Rank);
        var sizes = new Dimension[rank];
        for (var i = 1; i <= rank; i++)
        {
            var a = i <= left.Rank ? left[left.Rank - i] : new Dimension(1);
            var b = i <= right.Rank ? right[right.Rank - i] : new Dimension(1);
            if (a != b && a != 1 && b != 1)
                throw new ShapeException($"the shapes {left} and {right} do not broadcast: {a} and {b} differ in dimension {rank - i}");
            sizes[rank - i] = a == 1 ? b : a;
        }
        return new Shape(sizes);
    }

    /// <summary>An operand's channels in the dimensions of the result. A single channel that is stretched over several positions stays, and carries none of theirs.</summary>
    public static ChannelMap Stretch(Node operand, Shape result, ChannelRelations relations)
    {
        var shift = result.Rank - operand.Shape.Rank;
        var map = relations.Channels.MapOf(operand).Renumber(a => a + shift);
        if (!map.Axes.Any(a => operand.Shape[a - shift] != result[a]))
            return map;
        relations.Pin(map);
        return ChannelMap.None;
    }

    /// <summary>True when the map has a channel for every position of the dimensions that carry them.</summary>
    public static bool Fits(ChannelMap map, Shape result)
    {
        for (var i = 0; i < map.Axes.Length; i++)
            if (result[map.Axes[i]] != map.Sizes[i])
                return false;
        return true;
    }

    /// <summary>
    /// The map without the dimensions in which an operand without channels has several positions: those keep their size. Of heads it leaves the heads
    /// (rotary positions); of plain channels nothing.
    /// </summary>
    public static ChannelMap WithoutSpanned(Node operand, ChannelMap map, Shape result, ChannelRelations relations)
    {
        var shift = result.Rank - operand.Shape.Rank;
        foreach (var axis in map.Axes.Where(a => a >= shift && operand.Shape[a - shift] != 1).ToArray())
            map = relations.Collapse(map, axis);
        return map;
    }

    /// <summary>True when the operand has several positions in a dimension in which <paramref name="map"/> carries channels.</summary>
    public static bool Spans(Node operand, ChannelMap map, Shape result)
    {
        var shift = result.Rank - operand.Shape.Rank;
        return map.Axes.Any(a => a >= shift && operand.Shape[a - shift] != 1);
    }

    /// <summary>The channels of what is made of all inputs together, element by element; those of one position are tied.</summary>
    public static ChannelMap Combine(Node node, ChannelRelations relations)
    {
        var maps = node.Inputs.Select(i => Stretch(i, node.Shape, relations)).ToArray();
        var carriers = maps.Where(static m => !m.IsNone).ToArray();
        if (carriers.Length == 0)
            return ChannelMap.None;
        var map = carriers[0];
        var fits = carriers.All(m => m.Axes.SequenceEqual(map.Axes) && m.Ids.Length == map.Ids.Length)
            && Fits(map, node.Shape)
            && node.Inputs.Where((_, i) => maps[i].IsNone).All(i => !Spans(i, map, node.Shape));
        foreach (var other in carriers)
        {
            if (fits)
                relations.Tie(map.Ids, other.Ids);
            else
                relations.Pin(other);
        }
        return fits ? map : ChannelMap.None;
    }

    /// <summary>No input is stretched over the channels.</summary>
    public static bool AllCarry(Node node, ChannelTable channels)
    {
        var count = channels.MapOf(node).Ids.Length;
        return node.Inputs.All(i => channels.MapOf(i).Ids.Length == count);
    }
}
