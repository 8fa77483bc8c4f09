using Orleans;

namespace PrunableNets.Distributed;

/// <summary>Asks a worker for the result of an item. The same question may come again: it is the same work.</summary>
/// <param name="Coordinator">The silo that asks, which has the order.</param>
/// <param name="Order">The order's key.</param>
/// <param name="Item">The item, as JSON.</param>
[GenerateSerializer, Immutable]
internal sealed record WorkRequest([property: Id(0)] string Coordinator, [property: Id(1)] string Order, [property: Id(2)] string Item)
{
    /// <summary>What it is known by: whoever asks, the same item of the same order is the same work.</summary>
    public string Key => NetworkIdentity.Hash($"{Order}\n{Item}");
}
