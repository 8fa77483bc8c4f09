using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Data;

namespace PrunableNets;

/// <summary>What a network's loss becomes without a residual branch: the score of whole branches.</summary>
public static class BranchLosses
{
    /// <summary>The mean loss with a plan's channels, and with each branch of the plan gone in turn.</summary>
    /// <param name="context">The network, its gates and objective.</param>
    /// <param name="plan">What has stayed so far; <see cref="PruningPlan.Full"/> for the dense network.</param>
    /// <param name="batches">On the context's device, as they are.</param>
    /// <returns>The loss as it is, and one loss a branch, in the order of <see cref="Architecture.Branches"/>: not a number for one that is gone already.</returns>
    public static (double Intact, double[] Without) Measure(PruningContext context, PruningPlan plan, IReadOnlyList<Batch> batches)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(batches);
        var intact = Loss(plan);
        return (intact, [.. context.Architecture.Branches.Select(b => b.IsGone(plan.Widths) ? double.NaN : Loss(Without(context.Architecture, plan, b)))]);

        double Loss(PruningPlan kept) =>
            GateLoss.Mean(context, [.. kept.ToMask().Select(static k => k ? 1f : 0f)], batches, context.CancellationToken);
    }

    /// <summary>The plan with a branch gone.</summary>
    internal static PruningPlan Without(Architecture architecture, PruningPlan plan, ResidualBranch branch)
    {
        var keep = plan.ToMask();
        foreach (var group in branch.Groups.Select(g => architecture.Groups[g]))
            Array.Fill(keep, false, group.Offset, group.Channels);
        return PruningPlan.FromMask(architecture, keep);
    }
}
