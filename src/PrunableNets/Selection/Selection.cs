namespace PrunableNets;

/// <summary>A plan chosen under a FLOPs target.</summary>
/// <param name="Plan">The channels that stay.</param>
/// <param name="Threshold">The highest score that was removed; negative infinity where nothing was.</param>
/// <param name="Flops">FLOPs of the slim network, in the target's convention; never above <paramref name="Target"/>.</param>
/// <param name="Target">The target in FLOPs.</param>
/// <param name="Step">What keeping one more channel of the ranking would add; zero where nothing was removed. <paramref name="Target"/> - <paramref name="Flops"/> is below it.</param>
public sealed record Selection(PruningPlan Plan, float Threshold, long Flops, long Target, long Step);
