namespace PrunableNets;

/// <summary>A plan chosen under a FLOPs target.</summary>
/// <param name="Plan">The channels that stay.</param>
/// <param name="Threshold">Every higher score stays; negative infinity where nothing was removed.</param>
/// <param name="Flops">FLOPs of the slim network, in the target's convention; never above <paramref name="Target"/>.</param>
/// <param name="Target">The target in FLOPs.</param>
/// <param name="Step">What the cheapest removed channel would have added; zero where nothing was removed. <paramref name="Target"/> - <paramref name="Flops"/> is below it.</param>
public sealed record Selection(PruningPlan Plan, float Threshold, long Flops, long Target, long Step);
