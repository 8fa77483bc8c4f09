using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets;

/// <summary>
/// One threshold for the scores of all groups, the lowest under which the network fits the budget. AutoBot (arXiv 2111.09635) bisects
/// the threshold's value and stops near the target; here the bisection goes over the ranked channels, so it ends at the exact place,
/// and equal scores (saturated gates) are told apart by their order instead of leaving all at once. Then the removed channels that still
/// fit are given back, best first, since one channel of an early layer can cost more than the room that is left.
/// </summary>
public static class ThresholdSelection
{
    /// <param name="architecture">Whose groups the scores follow.</param>
    /// <param name="scores">One score a channel in the order of the gate vector; higher means more important, negative infinity is gone already.</param>
    /// <param name="budget">What the slim network may cost.</param>
    /// <param name="options">How groups are compared; null compares scores as they are.</param>
    /// <exception cref="ArgumentException">The number of scores is wrong, a score is not a number, or a target cannot be reached.</exception>
    public static Selection Select(Architecture architecture, IReadOnlyList<float> scores, PruningBudget budget, SelectionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        return Select(architecture, scores, budget, options, PruningPlan.Full(architecture), FrozenSet<int>.Empty);
    }

    /// <summary>The same where only some groups lose channels.</summary>
    /// <param name="architecture">Whose groups the scores follow.</param>
    /// <param name="scores">As above; those of held groups do not count.</param>
    /// <param name="budget">What the slim network may cost; the other groups have to be able to come down to it.</param>
    /// <param name="options">How groups are compared; null compares scores as they are.</param>
    /// <param name="plan">What held groups keep.</param>
    /// <param name="held">Indices of the groups that stay as they are in <paramref name="plan"/>.</param>
    internal static Selection Select(
        Architecture architecture, IReadOnlyList<float> scores, PruningBudget budget, SelectionOptions? options, PruningPlan plan, IReadOnlySet<int> held)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(budget);
        if (scores.Count != architecture.GateCount)
            throw new ArgumentException($"{architecture.Model} has {architecture.GateCount} gates, but there are {scores.Count} scores.", nameof(scores));
        if (scores.Any(float.IsNaN))
            throw new ArgumentException("A score is not a number; lower the gates' learning rate.", nameof(scores));
        var costs = new BudgetCosts(architecture, budget);
        var ranking = ChannelRanking.Of(architecture, scores, options ?? new SelectionOptions(), costs.First, held);
        int[] whole = [.. architecture.Groups.Select(g => held.Contains(g.Index) ? plan.Kept[g.Index].Length : g.Channels)];

        // Cost falls as channels leave, so the fewest removals that fit are found by bisection. What an earlier step removed stays removed.
        var gone = ranking.TakeWhile(IsGone).Count();
        var (least, most) = (gone, ranking.Length);
        while (least < most)
        {
            var middle = (least + most) / 2;
            if (costs.Fit(Remaining(middle)))
                most = middle;
            else
                least = middle + 1;
        }
        bool[] mask = [.. architecture.Groups.SelectMany(g => Enumerable.Range(0, g.Channels).Select(c => !held.Contains(g.Index) || plan.IsKept(g.Index, c)))];
        foreach (var gate in ranking[..least].SelectMany(static s => s.Gates))
            mask[gate] = false;
        var widths = Remaining(least);
        long[]? cheapest = null;
        for (var i = least - 1; i >= gone; i--)
        {
            var (group, gates) = ranking[i];
            var before = costs.Evaluate(widths);
            widths[group] += gates.Length;
            var after = costs.Evaluate(widths);
            if (costs.Hold(after) && architecture.Groups[group].Allows(widths[group]))
            {
                foreach (var gate in gates)
                    mask[gate] = true;
                continue;
            }
            widths[group] -= gates.Length;
            cheapest = [.. after.Select((cost, t) => Math.Min(cost - before[t], cheapest?[t] ?? long.MaxValue))];
        }
        return new Selection(
            PruningPlan.FromMask(architecture, mask), least == 0 ? float.NegativeInfinity : scores[ranking[least - 1].Gates[^1]], costs.Uses(widths, cheapest));

        bool IsGone((int Group, int[] Gates) step) => step.Gates.All(g => float.IsNegativeInfinity(scores[g]));

        int[] Remaining(int removed)
        {
            int[] widths = [.. whole];
            foreach (var (group, gates) in ranking.AsSpan(0, removed))
                widths[group] -= gates.Length;
            return widths;
        }
    }
}
