using System.Threading.Tasks;
using Orleans;
using Orleans.Concurrency;

namespace PrunableNets.Distributed;

/// <inheritdoc/>
[Reentrant, KeepAlive, OnSiloPlacement]
internal sealed class CoordinatorGrain(OrderBook book) : Grain, ICoordinatorGrain
{
    public Task<WorkOrder> Order(string key) => Task.FromResult(book.Find(key).Order);

    public Task<byte[]> Weights(string key, long offset) => book.Find(key).Read(offset);
}
