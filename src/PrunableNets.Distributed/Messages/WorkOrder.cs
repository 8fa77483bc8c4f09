using Orleans;

namespace PrunableNets.Distributed;

/// <summary>A measurement of a network, for workers to make ready.</summary>
/// <param name="Network">Which network, weights, data and objective.</param>
/// <param name="Test">The test data that it reads; null where it reads none.</param>
/// <param name="Measurement">The class of the measurement.</param>
/// <param name="Settings">Its settings, as JSON.</param>
[GenerateSerializer, Immutable]
internal sealed record WorkOrder(
    [property: Id(0)] OrderedNetwork Network, [property: Id(1)] string? Test, [property: Id(2)] string Measurement,
    [property: Id(3)] string Settings);

/// <inheritdoc cref="NetworkIdentity"/>
[GenerateSerializer, Immutable]
internal sealed record OrderedNetwork(
    [property: Id(0)] string Model, [property: Id(1)] string Architecture, [property: Id(2)] string Weights, [property: Id(3)] string Train,
    [property: Id(4)] string Objective)
{
    public static OrderedNetwork Of(NetworkIdentity identity) =>
        new(identity.Model, identity.Architecture, identity.Weights, identity.Train, identity.Objective);
}
