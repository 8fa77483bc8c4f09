using System;
using Orleans;
using Orleans.Placement;
using Orleans.Runtime;

namespace PrunableNets.Distributed;

/// <summary>A grain whose key is a silo's address lives on that silo.</summary>
[Serializable, GenerateSerializer, Immutable, SuppressReferenceTracking]
internal sealed class OnSiloPlacement : PlacementStrategy
{
    /// <summary>
    /// The key says where it is. A directory would be spread over all silos, and lose with one of them the grains of others.
    /// </summary>
    public override bool IsUsingGrainDirectory => false;
}

/// <inheritdoc cref="OnSiloPlacement"/>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OnSiloPlacementAttribute() : PlacementAttribute(new OnSiloPlacement());
