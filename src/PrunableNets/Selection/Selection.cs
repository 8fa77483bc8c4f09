using System.Collections.Generic;
using System.Globalization;

namespace PrunableNets;

/// <summary>A plan chosen under a budget.</summary>
/// <param name="Plan">The channels that stay.</param>
/// <param name="Threshold">Every higher score stays; negative infinity where nothing was removed, and of no meaning where scores are not compared over the whole network.</param>
/// <param name="Uses">What the slim network takes of each target, in the budget's order; at least one.</param>
public sealed record Selection(PruningPlan Plan, float Threshold, IReadOnlyList<BudgetUse> Uses)
{
    /// <summary>The use of the first target.</summary>
    public BudgetUse First => Uses[0];
}

/// <summary>What a slim network takes of a target.</summary>
/// <param name="Cost">Of the slim network, as the target counts; never above <paramref name="Target"/>.</param>
/// <param name="Target">The target as an amount.</param>
/// <param name="Dense">Cost of the dense network.</param>
/// <param name="Step">What the cheapest removed channel would have added; zero where nothing was removed. Of a single target that all groups were free to meet, <paramref name="Target"/> - <paramref name="Cost"/> is below it.</param>
/// <param name="Quantity">What is counted.</param>
public readonly record struct BudgetUse(long Cost, long Target, long Dense, long Step, CostQuantity Quantity)
{
    /// <summary>What <see cref="Cost"/>, <see cref="Target"/> and <see cref="Step"/> count.</summary>
    public string Unit => Quantity.Unit;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Cost:N0} of at most {Target:N0} {Unit}");
}
