using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets;

/// <summary>Sorts groups into those whose channels are ranked against each other.</summary>
internal static class ChannelPools
{
    /// <summary>The pool of each group, by name.</summary>
    public static string[] Of(Architecture architecture, SelectionScope scope) => [.. architecture.Groups.Select(g => scope switch
    {
        SelectionScope.Local => g.Name,
        SelectionScope.Stage => Stage(architecture, g),
        SelectionScope.Isomorphic => Kind(architecture, g),
        _ => "",
    })];

    /// <summary>What the first layer's output has behind the channels: <c>32x32</c>.</summary>
    private static string Stage(Architecture architecture, ChannelGroup group)
    {
        // A second group of one layer has the layer's name with a number.
        var path = group.Name.Split('#')[0];
        var shape = architecture.Layers.FirstOrDefault(l => l.Path == path)?.OutputShape ?? "";
        return shape.IndexOf('x', StringComparison.Ordinal) is var first and >= 0 ? shape[(first + 1)..] : "";
    }

    /// <summary>Which kinds of layers make, normalise and read the group's channels, and along which dimensions.</summary>
    private static string Kind(Architecture architecture, ChannelGroup group)
    {
        var types = architecture.Layers.GroupBy(static l => l.Path, StringComparer.Ordinal).ToDictionary(static l => l.Key, static l => l.First().Type, StringComparer.Ordinal);
        var uses = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var entry in architecture.State)
        {
            var dot = entry.Key.LastIndexOf('.');
            var type = types.GetValueOrDefault(dot < 0 ? entry.Key : entry.Key[..dot], "");
            for (var d = 0; d < entry.Dimensions.Count; d++)
                if (entry.Dimensions[d]?.Segments.Any(s => s.Group == group.Index) == true)
                    uses.Add($"{type} {entry.Key[(dot + 1)..]} {d} {entry.Roles[d]}");
        }
        return string.Join(", ", uses);
    }
}
