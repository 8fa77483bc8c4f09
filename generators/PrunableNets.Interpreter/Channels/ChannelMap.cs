using System;
using System.Linq;

namespace PrunableNets.Interpreter.Channels;

/// <summary>
/// Which channel each position of a tensor carries, along the dimensions where that differs. One axis for an ordinary feature map;
/// several after a view that splits channels (channel shuffle, attention heads).
/// </summary>
/// <param name="Axes">The dimensions that carry channels, ascending.</param>
/// <param name="Sizes">Their sizes.</param>
/// <param name="Ids">A channel for each position, row-major over the axes.</param>
public sealed record ChannelMap(int[] Axes, int[] Sizes, int[] Ids)
{
    /// <summary>No position can be removed.</summary>
    public static ChannelMap None { get; } = new([], [], []);

    public bool IsNone => Axes.Length == 0;

    /// <summary>Channels along one axis.</summary>
    public static ChannelMap Along(int axis, int[] ids) => new([axis], [ids.Length], ids);

    /// <summary>True when <paramref name="axis"/> is the only one that carries channels.</summary>
    public bool IsAlong(int axis) => Axes.Length == 1 && Axes[0] == axis;

    /// <summary>The same channels with the dimensions renumbered by <paramref name="renumber"/>, which keeps their order.</summary>
    public ChannelMap Renumber(Func<int, int> renumber) => IsNone ? None : this with { Axes = Axes.Select(renumber).ToArray() };

    /// <summary>The same channels once everything is tied: along fewer axes where positions of one axis all live and die together.</summary>
    public ChannelMap Tied(ChannelRelations relations) => Axes.Length < 2 ? this : (this with { Ids = Ids.Select(relations.Find).ToArray() }).WithoutConstantAxes();

    /// <summary>Drops axes along which nothing differs, but for the last.</summary>
    public ChannelMap WithoutConstantAxes()
    {
        var map = this;
        for (var a = 0; a < map.Axes.Length && map.Axes.Length > 1; a++)
        {
            var stride = Strides(map.Sizes)[a];
            var size = map.Sizes[a];
            var ids = map.Ids;
            if (!Enumerable.Range(0, ids.Length).All(p => ids[p] == ids[p - p / stride % size * stride]))
                continue;
            map = map.Without(a--);
        }
        return map;
    }

    /// <summary>The dimensions reordered: new dimension i is old dimension <paramref name="order"/>[i].</summary>
    public ChannelMap Permute(int[] order)
    {
        if (IsNone)
            return None;
        var moved = Axes.Select(a => Array.IndexOf(order, a)).ToArray();
        var byTarget = Enumerable.Range(0, Axes.Length).OrderBy(i => moved[i]).ToArray();
        var sizes = byTarget.Select(i => Sizes[i]).ToArray();
        var strides = Strides(Sizes);
        var ids = new int[Ids.Length];
        for (var position = 0; position < ids.Length; position++)
        {
            var rest = position;
            var source = 0;
            for (var k = sizes.Length - 1; k >= 0; k--)
            {
                source += rest % sizes[k] * strides[byTarget[k]];
                rest /= sizes[k];
            }
            ids[position] = Ids[source];
        }
        return new ChannelMap(byTarget.Select(i => moved[i]).ToArray(), sizes, ids);
    }

    /// <summary>The map without one of its axes: the positions at the axis's start.</summary>
    /// <param name="index">Index into <see cref="Axes"/>.</param>
    public ChannelMap Without(int index)
    {
        var stride = Strides(Sizes)[index];
        var size = Sizes[index];
        return new ChannelMap(
            Axes.Where((_, i) => i != index).ToArray(), Sizes.Where((_, i) => i != index).ToArray(), Ids.Where((_, p) => p / stride % size == 0).ToArray());
    }

    /// <summary>Row-major strides.</summary>
    internal static int[] Strides(int[] sizes)
    {
        var strides = new int[sizes.Length];
        for (int i = sizes.Length - 1, stride = 1; i >= 0; stride *= sizes[i], i--)
            strides[i] = stride;
        return strides;
    }
}
