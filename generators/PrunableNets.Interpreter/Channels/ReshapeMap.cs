using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Channels;

/// <summary>Follows channels through view, reshape and flatten by following every position.</summary>
internal static class ReshapeMap
{
    /// <summary>The map after a reshape, or null when it cannot be expressed and the channels have to be pinned.</summary>
    public static ChannelMap? Follow(ChannelMap map, Shape from, Shape to)
    {
        if (map.IsNone)
            return map;
        foreach (var (oldStart, oldEnd, newStart, newEnd) in AlignedRuns(from, to))
        {
            if (!map.Axes.Any(a => a >= oldStart && a < oldEnd))
                continue;
            if (map.Axes.Any(a => a < oldStart || a >= oldEnd))
                return null;
            if (oldEnd - oldStart == 1 && newEnd - newStart == 1)
                return map.Renumber(_ => newStart);
            // Behind the batch, positions repeat for every input; in front of it they would be torn apart.
            var isSplit = IsBatchInside(from, oldStart, oldEnd) || IsBatchInside(to, newStart, newEnd);
            return isSplit ? null : Regroup(map, from, oldStart, oldEnd, to, newStart, newEnd);
        }
        return null;
    }

    /// <summary>Splits both shapes into the shortest runs of dimensions with equal products.</summary>
    private static IEnumerable<(int OldStart, int OldEnd, int NewStart, int NewEnd)> AlignedRuns(Shape from, Shape to)
    {
        int i = 0, j = 0;
        while (i < from.Rank || j < to.Rank)
        {
            var (oldStart, newStart) = (i, j);
            var left = i < from.Rank ? Take(from, ref i) : new Dimension(1);
            var right = j < to.Rank ? Take(to, ref j) : new Dimension(1);
            while (left != right)
            {
                var leftIsShort = i < from.Rank && (j >= to.Rank || left.Factor < right.Factor || (left.Factor == right.Factor && right.IsBatch));
                if (leftIsShort)
                    left = Multiply(left, Take(from, ref i));
                else if (j < to.Rank)
                    right = Multiply(right, Take(to, ref j));
                else
                    break;
            }
            yield return (oldStart, i, newStart, j);
        }
    }

    private static bool IsBatchInside(Shape shape, int start, int end) => Enumerable.Range(start, end - start).Skip(1).Any(i => shape[i].IsBatch);

    private static Dimension Take(Shape shape, ref int index) => shape[index++];

    private static Dimension Multiply(Dimension a, Dimension b) => new(a.Factor * b.Factor, a.IsBatch || b.IsBatch);

    private static ChannelMap Regroup(ChannelMap map, Shape from, int oldStart, int oldEnd, Shape to, int newStart, int newEnd)
    {
        var oldSizes = Enumerable.Range(oldStart, oldEnd - oldStart).Select(i => (int)from[i].Factor).ToArray();
        var newSizes = Enumerable.Range(newStart, newEnd - newStart).Select(i => (int)to[i].Factor).ToArray();
        var oldStrides = ChannelMap.Strides(oldSizes);
        var mapStrides = ChannelMap.Strides(map.Sizes);
        var total = oldSizes.Aggregate(1, static (a, b) => a * b);
        var ids = new int[total];
        for (var position = 0; position < total; position++)
        {
            var source = 0;
            for (var a = 0; a < map.Axes.Length; a++)
            {
                var axis = map.Axes[a] - oldStart;
                source += position / oldStrides[axis] % oldSizes[axis] * mapStrides[a];
            }
            ids[position] = map.Ids[source];
        }
        var axes = Enumerable.Range(newStart, newSizes.Length).ToArray();
        return new ChannelMap(axes, newSizes, ids).WithoutConstantAxes();
    }
}
