using System.Threading.Tasks;
using Orleans;

namespace PrunableNets.Distributed;

/// <summary>A program that orders measurements, as its workers ask it; its key is its silo's address.</summary>
[Alias("PrunableNets.Coordinator")]
internal interface ICoordinatorGrain : IGrainWithStringKey
{
    /// <summary>The order of a key.</summary>
    [Alias("Order")]
    Task<WorkOrder> Order(string key);

    /// <summary>A part of the order's weights, a safetensors file, from an offset on; nothing at its end.</summary>
    [Alias("Weights")]
    Task<byte[]> Weights(string key, long offset);
}
