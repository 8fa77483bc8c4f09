using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace PrunableNets.Integration.Tests;

/// <summary>Finds the smallest plan that still fails: whole groups are given back first, then runs of channels, then single ones.</summary>
internal static class PlanShrinker
{
    public static PruningPlan Smallest(Architecture architecture, PruningPlan plan, Func<PruningPlan, bool> fails)
    {
        var removed = architecture.Groups.Select(g => Enumerable.Range(0, g.Channels).Where(c => !plan.IsKept(g.Index, c)).Select(c => g.Offset + c).ToArray()).Where(static r => r.Length > 0).ToList();
        removed = Needed(removed, r => fails(Plan(architecture, r)));
        for (var length = removed.Select(static r => r.Length).DefaultIfEmpty(0).Max() / 2; length > 0; length /= 2)
        {
            removed = Needed([.. removed.SelectMany(r => r.Chunk(length))], r => fails(Plan(architecture, r)));
        }
        return Plan(architecture, removed);
    }

    /// <summary>The channels that a plan removes, group by group.</summary>
    public static string Describe(Architecture architecture, PruningPlan plan) => string.Join("; ", architecture.Groups
        .Select(g => (g.Name, Removed: Enumerable.Range(0, g.Channels).Where(c => !plan.IsKept(g.Index, c)).ToArray()))
        .Where(static g => g.Removed.Length > 0)
        .Select(static g => $"{g.Name} without {string.Join(", ", g.Removed.Select(static c => c.ToString(CultureInfo.InvariantCulture)))}"));

    /// <summary>Drops every run without which the rest still fails.</summary>
    private static List<int[]> Needed(List<int[]> runs, Func<List<int[]>, bool> fails)
    {
        for (var i = runs.Count - 1; i >= 0; i--)
        {
            List<int[]> rest = [.. runs[..i], .. runs[(i + 1)..]];
            if (fails(rest))
                runs = rest;
        }
        return runs;
    }

    private static PruningPlan Plan(Architecture architecture, IEnumerable<int[]> removed)
    {
        var mask = Enumerable.Repeat(true, architecture.GateCount).ToArray();
        foreach (var gate in removed.SelectMany(static r => r))
            mask[gate] = false;
        return PruningPlan.FromMask(architecture, mask);
    }
}
