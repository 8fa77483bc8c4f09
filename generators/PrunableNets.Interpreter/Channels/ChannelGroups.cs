using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Channels;

/// <summary>
/// Sorts the channels that may be removed into groups: channels that occur equally often in every dimension of the network are
/// interchangeable for widths and costs, and form one vector of gates.
/// </summary>
internal sealed class ChannelGroups
{
    private readonly ChannelRelations relations;
    private readonly Dictionary<int, (int Group, int Index)> places = [];

    // Nodes share their arrays of channels, and emission asks for the same ones again and again. Cached networks may be read by several threads.
    private readonly ConcurrentDictionary<int[], ChannelLayout> layouts = new();
    private readonly ConcurrentDictionary<int[], Multiplicities> multiplicities = new();
    private readonly ConcurrentDictionary<int[], bool> narrowed = new();

    public ChannelGroups(Graph graph, ChannelRelations relations)
    {
        this.relations = relations;
        var (classes, names) = Classes(Dimensions(graph, relations.Channels), relations);
        var members = Enumerable.Range(0, classes.Length).Where(c => classes[c] != 0).ToLookup(c => classes[c]);
        // A group always keeps one channel, so that a channel on its own can never go.
        foreach (var single in members.Where(static m => !m.Skip(1).Any()))
            relations.Tie(single.First(), ChannelRelations.Pinned);
        var offset = 0;
        var result = new List<ChannelGroup>();
        foreach (var roots in members.Select(static m => m.ToArray()).Where(static m => m.Length > 1))
        {
            var name = names[roots[0]]!;
            var sameName = result.Count(g => g.Name == name || g.Name.StartsWith(name + "#", StringComparison.Ordinal));
            result.Add(new ChannelGroup(result.Count, sameName == 0 ? name : $"{name}#{sameName + 1}", roots.Length, offset));
            offset += roots.Length;
            for (var i = 0; i < roots.Length; i++)
                places[roots[i]] = (result.Count - 1, i);
        }
        Groups = result;
    }

    public IReadOnlyList<ChannelGroup> Groups { get; }

    /// <summary>The channels that are sorted here.</summary>
    public ChannelTable Channels => relations.Channels;

    /// <summary>True when a plan may remove some of the channels.</summary>
    public bool IsNarrowed(int[] ids) => narrowed.GetOrAdd(ids, all => all.Any(id => !relations.IsPinned(id)));

    /// <summary>The dimension as runs of group channels.</summary>
    public ChannelLayout Layout(int[] ids) => layouts.GetOrAdd(ids, FindLayout);

    /// <summary>How often each group occurs in the dimension, and the number of positions that always stay.</summary>
    public Multiplicities Multiplicities(int[] ids) => multiplicities.GetOrAdd(ids, CountMultiplicities);

    private ChannelLayout FindLayout(int[] ids)
    {
        var segments = new List<ChannelSegment>();
        foreach (var id in ids)
        {
            var (group, index) = relations.IsPinned(id) ? (ChannelSegment.Fixed, 0) : places[relations.Find(id)];
            Append(segments, group, index);
        }
        return new ChannelLayout(Joined(segments));
    }

    private Multiplicities CountMultiplicities(int[] ids)
    {
        var positions = new SortedDictionary<int, int>();
        var always = 0;
        foreach (var id in ids)
        {
            if (relations.IsPinned(id))
                always++;
            else if (places[relations.Find(id)].Group is var group)
                positions[group] = positions.TryGetValue(group, out var count) ? count + 1 : 1;
        }
        foreach (var (group, count) in positions.Select(static p => (p.Key, p.Value)))
            if (count % Groups[group].Channels != 0)
                throw new InvalidOperationException($"A dimension holds {count} positions of the group '{Groups[group].Name}' of {Groups[group].Channels} channels.");
        return new Multiplicities(positions.Select(p => (p.Key, p.Value / Groups[p.Key].Channels)).ToArray(), always);
    }

    /// <summary>
    /// Splits the channels, by representative, dimension by dimension: those of one class that occur there equally often stay together.
    /// Class 0 is what never occurs or is pinned; a channel's name is that of the dimension in which it occurs first.
    /// </summary>
    private static (int[] Classes, string?[] Names) Classes(IEnumerable<(int[] Ids, string Name)> dimensions, ChannelRelations relations)
    {
        var (classes, names, counts) = (new int[relations.Count], new string?[relations.Count], new int[relations.Count]);
        var classCount = 1;
        foreach (var (ids, name) in dimensions)
        {
            var present = new List<int>();
            foreach (var id in ids)
                if (!relations.IsPinned(id) && counts[relations.Find(id)]++ == 0)
                    present.Add(relations.Find(id));
            var split = new Dictionary<(int Class, int Count), int>();
            foreach (var channel in present)
            {
                var key = (classes[channel], counts[channel]);
                if (!split.TryGetValue(key, out var part))
                    split[key] = part = classCount++;
                classes[channel] = part;
                names[channel] ??= name;
                counts[channel] = 0;
            }
        }
        return (classes, names);
    }

    private static IEnumerable<(int[] Ids, string Name)> Dimensions(Graph graph, ChannelTable channels)
    {
        var seen = new HashSet<int[]>();
        foreach (var node in graph.Nodes)
        {
            var name = node.Operation.Layer?.Path ?? node.Operation.Name;
            foreach (var ids in channels.DimensionsOf(node))
                if (ids.Length > 0 && seen.Add(ids))
                    yield return (ids, name);
        }
    }

    /// <summary>Extends the last run by a repeated channel or a fixed position, or starts a new one.</summary>
    private static void Append(List<ChannelSegment> segments, int group, int index)
    {
        var last = segments.Count > 0 ? segments[segments.Count - 1] : default;
        if (segments.Count > 0 && group == ChannelSegment.Fixed && last.Group == ChannelSegment.Fixed)
            segments[segments.Count - 1] = last with { Length = last.Length + 1 };
        else if (segments.Count > 0 && group == last.Group && index == last.Start)
            segments[segments.Count - 1] = last with { Repeat = last.Repeat + 1 };
        else
            segments.Add(new ChannelSegment(group, index, 1));
    }

    /// <summary>Joins single channels that follow each other with the same repeat.</summary>
    private static ChannelSegment[] Joined(List<ChannelSegment> segments)
    {
        var joined = new List<ChannelSegment>();
        foreach (var segment in segments)
        {
            var last = joined.Count > 0 ? joined[joined.Count - 1] : default;
            if (joined.Count > 0 && segment.Group != ChannelSegment.Fixed && segment.Group == last.Group && segment.Start == last.Start + last.Length && segment.Repeat == last.Repeat)
                joined[joined.Count - 1] = last with { Length = last.Length + 1 };
            else
                joined.Add(segment);
        }
        return joined.ToArray();
    }
}
