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
    public static Selection Select(Architecture architecture, IReadOnlyList<float> scores, FlopsTarget target)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentNullException.ThrowIfNull(scores);
        if (scores.Count != architecture.GateCount)
            throw new ArgumentException($"{architecture.Model} has {architecture.GateCount} gates, but there are {scores.Count} scores.", nameof(scores));
        if (scores.Any(float.IsNaN))
            throw new ArgumentException("A score is not a number; lower the gates' learning rate.", nameof(scores));
        var limit = target.Resolve(architecture);
        var cost = architecture.Flops[target.Convention];
        var ranking = Ranking(architecture, scores);

        // Cost falls as channels leave, so the fewest removals that fit are found by bisection.
        var (least, most) = (0, ranking.Length);
        while (least < most)
        {
            var middle = (least + most) / 2;
            if (Flops(middle) <= limit)
                most = middle;
            else
                least = middle + 1;
        }
        var mask = Enumerable.Repeat(true, scores.Count).ToArray();
        foreach (var (_, gate) in ranking.AsSpan(0, least))
            mask[gate] = false;
        var widths = PruningPlan.FromMask(architecture, mask).Widths;
        var cheapest = 0L;
        for (var i = least - 1; i >= 0; i--)
        {
            var (group, gate) = ranking[i];
            var before = cost.Evaluate(widths);
            widths[group]++;
            var step = cost.Evaluate(widths) - before;
            if (before + step <= limit)
            {
                mask[gate] = true;
                continue;
            }
            widths[group]--;
            cheapest = cheapest == 0 ? step : Math.Min(cheapest, step);
        }
        return new Selection(
            PruningPlan.FromMask(architecture, mask),
            least == 0 ? float.NegativeInfinity : scores[ranking[least - 1].Gate],
            cost.Evaluate(widths), limit, cheapest);

        long Flops(int removed)
        {
            var widths = architecture.DenseWidths;
            foreach (var (group, _) in ranking.AsSpan(0, removed))
                widths[group]--;
            return cost.Evaluate(widths);
        }
    }

    /// <summary>The removable channels, least important first: all but the best of each group.</summary>
    private static (int Group, int Gate)[] Ranking(Architecture architecture, IReadOnlyList<float> scores) =>
        [.. architecture.Groups
            .SelectMany(g =>
            {
                var gates = Enumerable.Range(g.Offset, g.Channels);
                var best = gates.MaxBy(i => scores[i]);
                return gates.Where(i => i != best).Select(i => (g.Index, Gate: i));
            })
            .OrderBy(c => scores[c.Gate])];
}
