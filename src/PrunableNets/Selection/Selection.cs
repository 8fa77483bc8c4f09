namespace PrunableNets;

/// <summary>A plan chosen under a target.</summary>
/// <param name="Plan">The channels that stay.</param>
/// <param name="Threshold">Every higher score stays; negative infinity where nothing was removed.</param>
/// <param name="Cost">FLOPs or parameters of the slim network, as the target counts; never above <paramref name="Target"/>.</param>
/// <param name="Target">The target as an amount.</param>
/// <param name="Step">What the cheapest removed channel would have added; zero where nothing was removed. <paramref name="Target"/> - <paramref name="Cost"/> is below it.</param>
/// <param name="Convention">How FLOPs are counted; null where the target is in parameters.</param>
public sealed record Selection(PruningPlan Plan, float Threshold, long Cost, long Target, long Step, FlopsConvention? Convention)
{
    /// <summary>What <see cref="Cost"/>, <see cref="Target"/> and <see cref="Step"/> count: <c>"FLOPs (Mac)"</c> or <c>"parameters"</c>.</summary>
    public string Unit => CostTarget.UnitOf(Convention);
}
