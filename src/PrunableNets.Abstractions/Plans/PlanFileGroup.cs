using System.Collections.Generic;

namespace PrunableNets;

/// <summary>What a plan file says about one channel group.</summary>
/// <param name="Name">The group's name, as in <see cref="ChannelGroup.Name"/>.</param>
/// <param name="Channels">Channels of the dense network.</param>
/// <param name="Kept">The channels that stay, ascending, none in a residual branch that is gone, below <paramref name="Channels"/>.</param>
public sealed record PlanFileGroup(string Name, int Channels, IReadOnlyList<int> Kept);

/// <summary>A cost before and after pruning.</summary>
public readonly record struct DenseSlim(long Dense, long Slim);

/// <summary>FLOPs of one input in one convention.</summary>
public readonly record struct PlanFileFlops(FlopsConvention Convention, DenseSlim Total);
