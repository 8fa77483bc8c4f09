using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;

namespace PrunableNets.Interpreter.Tests.Channels;

/// <summary>Channel maps followed position by position, as slowly and plainly as possible.</summary>
internal static class BruteForce
{
    /// <summary>A tensor with random sizes, whose channels run along one or two random dimensions other than the first.</summary>
    public static (int[] Sizes, ChannelMap Map) Random(Random random, int rank)
    {
        var sizes = Enumerable.Range(0, rank).Select(_ => random.Next(1, 5)).ToArray();
        var axes = Enumerable.Range(1, rank - 1).OrderBy(_ => random.Next()).Take(random.Next(1, 3)).OrderBy(static a => a).ToArray();
        var mapSizes = axes.Select(a => sizes[a]).ToArray();
        var ids = Enumerable.Range(1, mapSizes.Aggregate(1, static (a, b) => a * b)).ToArray();
        random.Shuffle(ids);
        return (sizes, new ChannelMap(axes, mapSizes, ids));
    }

    /// <summary>The channel at an index of the whole tensor.</summary>
    public static int Channel(ChannelMap map, int[] index)
    {
        var position = 0;
        for (var i = 0; i < map.Axes.Length; i++)
            position = (position * map.Sizes[i]) + index[map.Axes[i]];
        return map.Ids[position];
    }

    /// <summary>All indices, row-major.</summary>
    public static IEnumerable<int[]> Indices(int[] sizes)
    {
        var count = sizes.Aggregate(1, static (a, b) => a * b);
        for (var position = 0; position < count; position++)
            yield return Index(position, sizes);
    }

    public static int[] Index(int position, int[] sizes)
    {
        var index = new int[sizes.Length];
        for (var i = sizes.Length - 1; i >= 0; i--)
            (index[i], position) = (position % sizes[i], position / sizes[i]);
        return index;
    }
}
