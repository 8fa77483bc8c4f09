using System;
using System.Collections.Frozen;
using System.Linq;

namespace PrunableNets;

/// <summary>The groups of early exits: those whose channels are made by the exits' layers alone.</summary>
internal static class ExitGroups
{
    /// <param name="architecture">The network's.</param>
    /// <param name="layers">As <see cref="ScheduleOptions.ExitsLast"/>.</param>
    /// <returns>Indices of groups: one at least, and not all.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A pattern names no layer, or exits or base would be without channels; the message says which.</exception>
    public static FrozenSet<int> Of(Architecture architecture, string layers)
    {
        var patterns = new LayerPatterns(layers);
        if (patterns.Stray(architecture) is { } stray)
            throw Refused($"no layer of {architecture.Model} is '{stray}'; write paths such as exits.*, with semicolons between them.");
        var exits = architecture.Groups.Where(g => Makers(architecture, g).All(patterns.Match)).Select(static g => g.Index).ToFrozenSet();
        if (exits.Count == 0)
            throw Refused($"the layers '{layers}' of {architecture.Model} make no channels that can be pruned; name the layers of all exits, or remove it.");
        return exits.Count < architecture.Groups.Count
            ? exits
            : throw Refused($"all channels of {architecture.Model} are made by '{layers}', so there is no base to prune first; name the layers of exits only.");
    }

    /// <summary>Paths of the layers that make the group's channels.</summary>
    private static string[] Makers(Architecture architecture, ChannelGroup group)
    {
        string[] makers = [.. architecture.State.Where(e => Makes(e, group)).Select(static e => LayerOf(e.Key)).Distinct()];
        // A group without such weights has its name from the layer where it begins; a second group of one layer has a number behind it.
        return makers.Length > 0 ? makers : [group.Name.Split('#')[0]];
    }

    private static bool Makes(StateEntry entry, ChannelGroup group) => entry.Roles
        .Where((role, d) => role == ChannelRole.Output && entry.Dimensions[d]?.Segments.Any(s => s.Group == group.Index) == true).Any();

    private static string LayerOf(string key) => key.LastIndexOf('.') is var dot and > 0 ? key[..dot] : key;

    private static ArgumentOutOfRangeException Refused(string problem) => new(nameof(ScheduleOptions.ExitsLast), problem);
}
