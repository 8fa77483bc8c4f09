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
        var runs = AlignedRuns(from, to).Where(r => map.Axes.Any(a => a >= r.OldStart && a < r.OldEnd)).ToArray();
        // Behind the batch, positions repeat for every input; in front of it they would be torn apart.
        return runs.Any(r => IsBatchInside(from, r.OldStart, r.OldEnd) || IsBatchInside(to, r.NewStart, r.NewEnd)) ? null : Regroup(map, from, to, runs);
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

    private static ChannelMap Regroup(ChannelMap map, Shape from, Shape to, IReadOnlyList<(int OldStart, int OldEnd, int NewStart, int NewEnd)> runs)
    {
        var axes = runs.SelectMany(static r => Enumerable.Range(r.NewStart, r.NewEnd - r.NewStart)).ToArray();
        var sizes = axes.Select(a => (int)to[a].Factor).ToArray();
        var strides = ChannelMap.Strides(sizes);
        var mapStrides = ChannelMap.Strides(map.Sizes);
        var ids = new int[sizes.Aggregate(1, static (a, b) => a * b)];
        for (var position = 0; position < ids.Length; position++)
        {
            var source = 0;
            foreach (var run in runs)
            {
                // The element's place within the run is the same in both shapes.
                var place = 0;
                for (var i = 0; i < axes.Length; i++)
                    if (axes[i] >= run.NewStart && axes[i] < run.NewEnd)
                        place = place * sizes[i] + position / strides[i] % sizes[i];
                for (var axis = run.OldEnd - 1; axis >= run.OldStart; place /= (int)from[axis].Factor, axis--)
                    if (System.Array.IndexOf(map.Axes, axis) is var own and >= 0)
                        source += place % (int)from[axis].Factor * mapStrides[own];
            }
            ids[position] = map.Ids[source];
        }
        return new ChannelMap(axes, sizes, ids).WithoutConstantAxes();
    }
}
