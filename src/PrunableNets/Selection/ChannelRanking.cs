using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets;

/// <summary>
/// What can be removed, least important first: a channel, or as many as it takes to come from one allowed width to the next, with the score
/// of the best of them. The best channels of each group, as many as always stay, are not there.
/// </summary>
internal static class ChannelRanking
{
    /// <param name="architecture">Whose groups the scores follow.</param>
    /// <param name="scores">One a channel.</param>
    /// <param name="options">How groups are compared.</param>
    /// <param name="cost">What scores are divided by where they are per cost.</param>
    /// <param name="held">Indices of groups of which nothing can be removed.</param>
    public static (int Group, int[] Gates)[] Of(Architecture architecture, IReadOnlyList<float> scores, SelectionOptions options, CostPolynomial cost, IReadOnlySet<int> held)
    {
        var compared = NormalizedScores.Of(architecture, scores, options, cost);
        var steps = architecture.Groups.Where(g => !held.Contains(g.Index)).SelectMany(g => Steps(g, scores, compared));
        if (options.Scope == SelectionScope.Global)
            return [.. steps.OrderBy(static s => s.Score).Select(static s => (s.Group, s.Gates))];
        var pools = ChannelPools.Of(architecture, options.Scope);
        // What is gone already is first in every scope, whatever its share of the pool.
        return [.. steps
            .GroupBy(s => pools[s.Group]).SelectMany(static pool => Shares(pool))
            .OrderBy(s => s.Gates.All(g => float.IsNegativeInfinity(scores[g])) ? 0 : s.Share)
            .Select(static s => (s.Group, s.Gates))];
    }

    /// <summary>Each step with the share of its pool's channels that is gone after it.</summary>
    private static IEnumerable<(double Share, int Group, int[] Gates)> Shares(IEnumerable<(double Score, int Group, int[] Gates)> pool)
    {
        var steps = pool.OrderBy(static s => s.Score).ToArray();
        double all = steps.Sum(static s => s.Gates.Length);
        var gone = 0;
        foreach (var (_, group, gates) in steps)
        {
            gone += gates.Length;
            yield return (gone / all, group, gates);
        }
    }

    private static IEnumerable<(double Score, int Group, int[] Gates)> Steps(ChannelGroup group, IReadOnlyList<float> scores, double[] compared)
    {
        var gates = Enumerable.Range(group.Offset, group.Channels).ToArray();
        var stay = gates.OrderByDescending(i => scores[i]).Take(group.LeastWidth).ToHashSet();
        var leave = gates.Where(i => !stay.Contains(i)).OrderBy(i => scores[i]).ToArray();
        var start = 0;
        while (start < leave.Length)
        {
            var width = group.Channels - start;
            var size = width - (width - 1) / group.RoundTo * group.RoundTo;
            yield return (compared[leave[start + size - 1]], group.Index, leave[start..(start + size)]);
            start += size;
        }
    }
}
