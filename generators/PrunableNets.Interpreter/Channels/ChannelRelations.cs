using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;

namespace PrunableNets.Interpreter.Channels;

/// <summary>
/// The channel analysis while it runs: union-find over single channels, of which what operations tie together lives and dies together,
/// and the table of who has which.
/// </summary>
public sealed class ChannelRelations
{
    /// <summary>A channel that is never removed.</summary>
    public const int Pinned = 0;

    private readonly List<int> parents = [Pinned];

    // Channels, by representative, of which nothing but zeros is tied together.
    private readonly HashSet<int> zeros = [];

    private readonly Dictionary<Node, ChannelMap> maps = [];
    private readonly Dictionary<Layer, int[]> inputs = [];
    private readonly Dictionary<Layer, int[]> outputs = [];

    public ChannelRelations(ResidualTreatment residual)
    {
        Residual = residual;
        Channels = new ChannelTable(maps, inputs, outputs);
    }

    public ResidualTreatment Residual { get; }

    /// <summary>What is known so far; once every operation has been related, the result.</summary>
    public ChannelTable Channels { get; }

    /// <summary>Channels made so far.</summary>
    public int Count => parents.Count;

    /// <summary>New channels, free to be removed.</summary>
    public int[] NewChannels(long count)
    {
        var first = parents.Count;
        var ids = Enumerable.Range(first, (int)count).ToArray();
        parents.AddRange(ids);
        return ids;
    }

    /// <summary>
    /// Channels that are zero in every network (the padding of an option-A shortcut). Alone they stay; where they are added to a channel
    /// that is removed, they go with it.
    /// </summary>
    public int[] NewZeros(long count)
    {
        var ids = NewChannels(count);
        zeros.UnionWith(ids);
        return ids;
    }

    /// <summary>The channel that stands for everything <paramref name="id"/> is tied to.</summary>
    public int Find(int id)
    {
        while (parents[id] != id)
            id = parents[id] = parents[parents[id]];
        return id;
    }

    /// <summary>Ties two channels.</summary>
    public void Tie(int first, int second)
    {
        var a = Find(first);
        var b = Find(second);
        if (a == b)
            return;
        if (!zeros.Contains(a) || !zeros.Contains(b))
        {
            zeros.Remove(a);
            zeros.Remove(b);
        }
        // The older channel is the representative, and the pinned one is the oldest.
        if (a < b)
            parents[b] = a;
        else
            parents[a] = b;
    }

    /// <summary>Ties two dimensions position by position.</summary>
    public void Tie(int[] first, int[] second)
    {
        for (var i = 0; i < first.Length; i++)
            Tie(first[i], second[i]);
    }

    /// <summary>
    /// Ties what lies along one axis, so that the axis keeps its size in every plan (the dimensions of an attention head), and returns the
    /// map without it. Where it is the only axis its channels are pinned: they cannot all be one.
    /// </summary>
    public ChannelMap Collapse(ChannelMap map, int axis)
    {
        var index = System.Array.IndexOf(map.Axes, axis);
        if (index < 0)
            return map;
        if (map.Axes.Length == 1)
        {
            Pin(map);
            return ChannelMap.None;
        }
        var stride = ChannelMap.Strides(map.Sizes)[index];
        for (var position = 0; position < map.Ids.Length; position++)
            Tie(map.Ids[position], map.Ids[position - position / stride % map.Sizes[index] * stride]);
        return map.Without(index);
    }

    /// <summary>
    /// Channels that are split over dimensions are read by what does not follow that: along dimension 1 alone, or they all stay.
    /// </summary>
    public void EndSplit(Node node, bool joins)
    {
        var map = Channels.MapOf(node);
        if (joins && map.Axes.Contains(1))
            Assign(node, map.Axes.Where(static a => a != 1).Aggregate(map, Collapse));
        else
            Pin(map);
    }

    public bool IsPinned(int id) => Find(id) is var channel && (channel == Pinned || zeros.Contains(channel));

    /// <summary>Keeps every channel of the map.</summary>
    public void Pin(ChannelMap map)
    {
        foreach (var id in map.Ids)
            Tie(id, Pinned);
    }

    /// <summary>The channels along one dimension of a node's tensor. A map along other or further dimensions is pinned: it cannot be followed here.</summary>
    public int[] Along(Node node, int dimension)
    {
        var map = Channels.MapOf(node);
        if (map.IsAlong(dimension))
            return map.Ids;
        Pin(map);
        return new int[node.Shape[dimension].Factor];
    }

    /// <summary>Says which channel each position of the node's tensor carries.</summary>
    public void Assign(Node node, ChannelMap map) => maps[node] = map;

    /// <summary>Says which channels the layer reads and makes.</summary>
    public void Assign(Layer layer, int[] input, int[] output)
    {
        inputs[layer] = input;
        outputs[layer] = output;
    }

    /// <summary>The channels that the layer reads: those that it has, or else new ones.</summary>
    public int[] InputsOrNew(Layer layer, long count) => Channels.InputsOf(layer) ?? (inputs[layer] = NewChannels(count));

    /// <summary>The channels that the layer makes: those that it has, or else new ones.</summary>
    public int[] OutputsOrNew(Layer layer, long count) => Channels.OutputsOf(layer) ?? (outputs[layer] = NewChannels(count));

    /// <summary>What no operation has said of the layer's channels: they all stay.</summary>
    public void Complete(Layer layer) =>
        Assign(layer, Channels.InputsOf(layer) ?? Whole(layer.Widths.Input), Channels.OutputsOf(layer) ?? Whole(layer.Widths.Output));

    /// <summary>A layer whose channels are not followed keeps all of them, whatever other calls of it tie them to.</summary>
    public void KeepWhole(Layer layer)
    {
        Complete(layer);
        Pin(ChannelMap.Along(0, inputs[layer]));
        Pin(ChannelMap.Along(0, outputs[layer]));
    }

    private static int[] Whole(long width) => Enumerable.Repeat(Pinned, checked((int)width)).ToArray();
}
