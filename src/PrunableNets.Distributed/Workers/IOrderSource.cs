using System.Threading.Tasks;

namespace PrunableNets.Distributed;

/// <summary>Where a worker has an order and its weights from: the coordinator.</summary>
internal interface IOrderSource
{
    Task<WorkOrder> Order();

    /// <summary>Bytes of the weights' file from an offset on; none at its end.</summary>
    Task<byte[]> Weights(long offset);
}
