using System;
using System.Threading.Tasks;
using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace PrunableNets.Distributed;

/// <inheritdoc cref="OnSiloPlacement"/>
internal sealed class OnSiloDirector : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var wanted = SiloAddress.FromParsableString(target.GrainIdentity.Key.ToString()!);
        return Array.IndexOf(context.GetCompatibleSilos(target), wanted) >= 0
            ? Task.FromResult(wanted)
            : throw new SiloUnavailableException($"Silo {wanted} is not in the cluster.");
    }
}
