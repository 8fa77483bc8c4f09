using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets;

/// <summary>What the slim network may cost: one target or several, all of which hold.</summary>
/// <param name="Targets">At least one; the first is what scores a unit of cost are by.</param>
public sealed record PruningBudget(params IReadOnlyList<CostTarget> Targets)
{
    private const char Separator = ';';

    /// <summary>A single target.</summary>
    public static implicit operator PruningBudget(CostTarget target) => FromCostTarget(target);

    /// <inheritdoc cref="op_Implicit"/>
    public static PruningBudget FromCostTarget(CostTarget target) => new(target);

    /// <summary>Reads targets with semicolons between them: <c>"45%; 460k parameters; 2M memory"</c>.</summary>
    /// <inheritdoc cref="CostTarget.Parse"/>
    public static PruningBudget Parse(string text, FlopsConvention convention)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new PruningBudget([.. text.Split(Separator).Select(t => CostTarget.Parse(t, convention))]);
    }

    /// <summary>The targets as amounts.</summary>
    /// <exception cref="ArgumentException">No plan reaches one of them; the message gives the reachable range.</exception>
    public long[] Resolve(Architecture architecture) => [.. Targets.Select(t => t.Resolve(architecture))];

    /// <summary>The budget on the way to this one: where a share of what has to go is gone.</summary>
    /// <param name="removed">The share, in [0, 1].</param>
    /// <param name="architecture">The network's.</param>
    /// <param name="from">Where the way begins, with the same quantities; null for the dense network.</param>
    internal PruningBudget After(double removed, Architecture architecture, PruningBudget? from = null) => removed >= 1
        ? this
        : new PruningBudget([.. Targets.Select((t, i) =>
        {
            var start = from?.Targets[i].Resolve(architecture) ?? t.Quantity.Of(architecture).Evaluate(architecture.DenseWidths);
            return new CostTarget(Math.Round(start - (removed * (start - t.Resolve(architecture)))), false, t.Quantity);
        })]);

    public override string ToString() => string.Join($"{Separator} ", Targets);
}
