using System.Collections.Generic;
using System.Linq;

namespace PrunableNets;

/// <summary>What a budget's targets count, and their limits.</summary>
internal sealed class BudgetCosts(Architecture architecture, PruningBudget budget)
{
    private readonly CostPolynomial[] costs = [.. budget.Targets.Select(t => t.Quantity.Of(architecture))];
    private readonly long[] limits = budget.Resolve(architecture);

    /// <summary>What the first target counts.</summary>
    public CostPolynomial First => costs[0];

    public long[] Evaluate(IReadOnlyList<int> widths)
    {
        var settled = architecture.Settled(widths);
        return [.. costs.Select(c => c.Evaluate(settled))];
    }

    /// <summary>Whether every target holds.</summary>
    public bool Fit(IReadOnlyList<int> widths) => Hold(Evaluate(widths));

    /// <summary>Whether every target holds with these costs.</summary>
    public bool Hold(IEnumerable<long> taken) => taken.Zip(limits).All(static c => c.First <= c.Second);

    public BudgetUse[] Uses(IReadOnlyList<int> widths, long[]? steps)
    {
        var taken = Evaluate(widths);
        return [.. costs.Select((c, i) => new BudgetUse(taken[i], limits[i], c.Evaluate(architecture.DenseWidths), steps?[i] ?? 0, budget.Targets[i].Quantity))];
    }
}
