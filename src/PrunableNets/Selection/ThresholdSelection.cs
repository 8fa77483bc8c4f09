using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets;

/// <summary>
/// One threshold for the scores of all groups, the lowest under which the network fits the target. AutoBot (arXiv 2111.09635) bisects
/// the threshold's value and stops near the target; here the bisection goes over the ranked channels, so it ends at the exact place,
/// and equal scores (saturated gates) are told apart by their order instead of leaving all at once. Then the removed channels that still
/// fit are given back, best first, since one channel of an early layer can cost more than the room that is left.
/// </summary>
public static class ThresholdSelection
{
    /// <param name="architecture">Whose groups the scores follow.</param>
    /// <param name="scores">One score a channel in the order of the gate vector; higher means more important.</param>
    /// <param name="target">What the slim network may cost.</param>
    /// <exception cref="ArgumentException">The number of scores is wrong, a score is not a number, or the target cannot be reached.</exception>
    public static Selection Select(Architecture architecture, IReadOnlyList<float> scores, CostTarget target)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentNullException.ThrowIfNull(scores);
        if (scores.Count != architecture.GateCount)
            throw new ArgumentException($"{architecture.Model} has {architecture.GateCount} gates, but there are {scores.Count} scores.", nameof(scores));
        if (scores.Any(float.IsNaN))
            throw new ArgumentException("A score is not a number; lower the gates' learning rate.", nameof(scores));
        var limit = target.Resolve(architecture);
        var cost = target.CostOf(architecture);
        var ranking = Ranking(architecture, scores);

        // Cost falls as channels leave, so the fewest removals that fit are found by bisection.
        var (least, most) = (0, ranking.Length);
        while (least < most)
        {
            var middle = (least + most) / 2;
            if (Remaining(middle) <= limit)
                most = middle;
            else
                least = middle + 1;
        }
        var mask = Enumerable.Repeat(true, scores.Count).ToArray();
        foreach (var gate in ranking[..least].SelectMany(static s => s.Gates))
            mask[gate] = false;
        var widths = PruningPlan.FromMask(architecture, mask).Widths;
        var cheapest = 0L;
        for (var i = least - 1; i >= 0; i--)
        {
            var (group, gates) = ranking[i];
            var before = cost.Evaluate(widths);
            widths[group] += gates.Length;
            var step = cost.Evaluate(widths) - before;
            if (before + step <= limit && architecture.Groups[group].Allows(widths[group]))
            {
                foreach (var gate in gates)
                    mask[gate] = true;
                continue;
            }
            widths[group] -= gates.Length;
            cheapest = cheapest == 0 ? step : Math.Min(cheapest, step);
        }
        return new Selection(
            PruningPlan.FromMask(architecture, mask),
            least == 0 ? float.NegativeInfinity : scores[ranking[least - 1].Gates[^1]],
            cost.Evaluate(widths), limit, cheapest, target.Convention);

        long Remaining(int removed)
        {
            var widths = architecture.DenseWidths;
            foreach (var (group, gates) in ranking.AsSpan(0, removed))
                widths[group] -= gates.Length;
            return cost.Evaluate(widths);
        }
    }

    /// <summary>
    /// What can be removed, least important first: a channel, or as many as it takes to come from one allowed width to the next, with the
    /// score of the best of them. The best channels of each group, as many as always stay, are not there.
    /// </summary>
    private static (int Group, int[] Gates)[] Ranking(Architecture architecture, IReadOnlyList<float> scores) =>
        [.. architecture.Groups.SelectMany(g => Steps(g, scores)).OrderBy(c => scores[c.Gates[^1]])];

    private static IEnumerable<(int Group, int[] Gates)> Steps(ChannelGroup group, IReadOnlyList<float> scores)
    {
        var gates = Enumerable.Range(group.Offset, group.Channels).ToArray();
        var stay = gates.OrderByDescending(i => scores[i]).Take(group.LeastWidth).ToHashSet();
        var leave = gates.Where(i => !stay.Contains(i)).OrderBy(i => scores[i]).ToArray();
        var start = 0;
        while (start < leave.Length)
        {
            var width = group.Channels - start;
            var size = width - (width - 1) / group.RoundTo * group.RoundTo;
            yield return (group.Index, leave[start..(start + size)]);
            start += size;
        }
    }
}
