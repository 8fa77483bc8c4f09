using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets;

/// <summary>
/// A part of what a criterion does. A network is pruned as a whole in one; in two where the exits come last (arXiv 2207.03644): the base, scored by
/// the last exit, then the exits, scored by all of them.
/// </summary>
/// <param name="Context">With the objective that scores.</param>
/// <param name="From">The budget of the part before; null where it begins with the dense network.</param>
/// <param name="To">The budget of this part.</param>
/// <param name="Held">Indices of the groups that keep what they have.</param>
internal sealed record PruningPhase(PruningContext Context, PruningBudget? From, PruningBudget To, IReadOnlySet<int> Held)
{
    /// <exception cref="ArgumentException">Exits are to come last where there are none, in the objective or in the network; the message names the option.</exception>
    public static PruningPhase[] Of(PruningContext context)
    {
        if (context.Schedule.ExitsLast is not { } layers)
            return [new(context, null, context.Budget, FrozenSet<int>.Empty)];
        if (context.Schedule.ProblemWith(context.Objective) is { } problem)
            throw new ArgumentException($"{nameof(PruningContext.Schedule)}:{nameof(ScheduleOptions.ExitsLast)}: {problem}", nameof(context));
        var exits = ExitGroups.Of(context.Architecture, layers);
        var rest = context.Architecture.Groups.Select(static g => g.Index).Where(i => !exits.Contains(i)).ToFrozenSet();
        var between = OfBase(context.Architecture, context.Budget, exits);
        return [new(context.With(context.Objective.LastExit!), null, between, exits), new(context, between, context.Budget, rest)];
    }

    /// <summary>Selects under the budget on the way through this part.</summary>
    /// <param name="scores">One a channel.</param>
    /// <param name="ranking">How groups are compared.</param>
    /// <param name="removed">The share of the way, in [0, 1].</param>
    /// <param name="before">What the step before left; null for the dense network.</param>
    public Selection Select(IReadOnlyList<float> scores, SelectionOptions ranking, double removed, PruningPlan? before) => ThresholdSelection.Select(
        Context.Architecture, scores, To.After(removed, Context.Architecture, From), ranking, before ?? PruningPlan.Full(Context.Architecture), Held);

    /// <summary>
    /// Of each target, what is left when the base has lost its share: what it could lose by what all could lose. The exits can always lose the rest: what
    /// they could lose beside the narrowest base, which is the least that they can lose beside any.
    /// </summary>
    private static PruningBudget OfBase(Architecture architecture, PruningBudget budget, IReadOnlySet<int> exits)
    {
        var all = architecture.LeastWidths;
        int[] ofBase = [.. architecture.Groups.Select(g => exits.Contains(g.Index) ? g.Channels : all[g.Index])];
        return new PruningBudget([.. budget.Targets.Select(target =>
        {
            var cost = target.Quantity.Of(architecture);
            var (dense, narrow) = (cost.Evaluate(architecture.DenseWidths), cost.Evaluate(ofBase));
            // Of a quantity that no channel changes there is nothing to share.
            var share = (double)(dense - narrow) / Math.Max(dense - cost.Evaluate(all), 1);
            // Rounding must not take the budget below what the base can reach.
            return new CostTarget(Math.Max(Math.Floor(dense - (share * (dense - target.Resolve(architecture)))), narrow), false, target.Quantity);
        })]);
    }
}
