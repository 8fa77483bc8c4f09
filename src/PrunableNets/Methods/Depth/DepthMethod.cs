using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PrunableNets.Data;

namespace PrunableNets;

/// <summary>
/// Removes whole residual branches, first those whose absence raises the loss least for what they cost, until the budget holds. Such networks lose little with a
/// branch, as the lesion study of Veit et al., "Residual Networks Behave Like Ensembles of Relatively Shallow Networks", found. The class has to allow it:
/// <c>[Prunable(.., MinChannels = 0)]</c>. Branches within a branch go with it, or before it.
/// </summary>
[PruningMethod("Depth", "arXiv 1605.06431")]
public sealed class DepthMethod(DepthOptions options) : IPruningMethod
{
    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The class lets no branch go, or the budget is below what the network costs without any.</exception>
    public PruningOutcome Prune(PruningContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var architecture = context.Architecture;
        if (architecture.Branches.Count == 0)
            throw new InvalidOperationException($"{architecture.Model} has no residual branch that may go. Say MinChannels = 0 in its [Prunable(..)], or choose another method; additions that tie their operands (Residual = Stream) have none.");
        var batches = context.Batches(options.Batches, options.BatchSize, options.Seed).ToArray();
        try
        {
            return Remove(context, new BudgetCosts(architecture, context.Budget), batches);
        }
        finally
        {
            foreach (var batch in batches)
                batch.Dispose();
        }
    }

    private PruningOutcome Remove(PruningContext context, BudgetCosts costs, Batch[] batches)
    {
        var architecture = context.Architecture;
        var plan = PruningPlan.Full(architecture);
        var (intact, without) = BranchLosses.Measure(context, plan, batches);
        var told = new List<KeyValuePair<string, string>> { new("criterion", options.ToString()), new("loss of the whole network", Number(intact)) };
        for (var step = 0; !costs.Fit(plan.Widths); step++)
        {
            if (step > 0 && options.Anew)
                (intact, without) = BranchLosses.Measure(context, plan, batches);
            var next = Enumerable.Range(0, without.Length).Where(b => !architecture.Branches[b].IsGone(plan.Widths))
                .OrderBy(b => (without[b] - intact) / Saved(architecture.Branches[b])).Select(static b => (int?)b).FirstOrDefault()
                ?? throw new InvalidOperationException($"{architecture.Model} takes {costs.Uses(plan.Widths, null)[0]} with every branch gone; no branch is left. Raise the target, or choose a method that removes channels too.");
            told.Add(new(architecture.Branches[next].Name, $"gone, loss {Number(without[next])}"));
            plan = BranchLosses.Without(architecture, plan, architecture.Branches[next]);
            context.Report(new MethodStep(step, architecture.Branches.Count, $"{architecture.Branches[next].Name} gone: loss {Number(without[next])}, {costs.Uses(plan.Widths, null)[0]}"));
        }
        context.Gated.Gates.Harden(plan);
        return new PruningOutcome(new Selection(plan, float.NegativeInfinity, costs.Uses(plan.Widths, steps: null))) { Evidence = told };

        double Saved(ResidualBranch branch) =>
            Math.Max(costs.Evaluate(plan.Widths)[0] - costs.Evaluate(BranchLosses.Without(architecture, plan, branch).Widths)[0], 1);
    }

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
