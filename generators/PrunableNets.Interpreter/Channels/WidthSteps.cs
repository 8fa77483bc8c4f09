using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Operations;

namespace PrunableNets.Interpreter.Channels;

/// <summary>What rounding and a least width mean for a group: a channel may stand for several positions of a layer (a head for its dimensions).</summary>
internal static class WidthSteps
{
    /// <param name="group">The group as it was found.</param>
    /// <param name="layers">All layers.</param>
    /// <param name="groups">All groups.</param>
    /// <param name="branches">Those that may go whole.</param>
    /// <param name="options">What the user chose.</param>
    public static ChannelGroup Apply(ChannelGroup group, IReadOnlyList<Layer> layers, ChannelGroups groups, IReadOnlyList<Branch> branches, AnalysisOptions options)
    {
        if (options is { RoundTo: 1, MinChannels: 1 })
            return group;
        var positions = layers.Select(groups.Channels.OutputsOf).OfType<int[]>().SelectMany(ids => groups.Multiplicities(ids).Counts)
            .Where(c => c.Group == group.Index).Select(static c => c.Count).DefaultIfEmpty(1).Aggregate(Divisor);
        return group with { RoundTo = options.RoundTo / Divisor(options.RoundTo, positions), MinChannels = branches.Any(b => b.Groups.Contains(group.Index)) ? 0 : (System.Math.Max(options.MinChannels, 1) + positions - 1) / positions };
    }

    private static int Divisor(int a, int b) => b == 0 ? a : Divisor(b, a % b);
}
