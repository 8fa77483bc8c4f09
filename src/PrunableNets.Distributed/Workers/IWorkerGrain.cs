using System.Threading.Tasks;
using Orleans;

namespace PrunableNets.Distributed;

/// <summary>A program of the cluster, as the others ask it; its key is its silo's address.</summary>
[Alias("PrunableNets.Worker")]
internal interface IWorkerGrain : IGrainWithStringKey
{
    /// <summary>What it says of itself.</summary>
    [Alias("Describe"), ResponseTimeout("00:05:00")]
    Task<WorkerDescription> Describe();

    /// <summary>
    /// The result of an item, or after some seconds that it is still measured: short calls, so that none that was lost is waited for long.
    /// </summary>
    [Alias("Ask")]
    Task<WorkReply> Ask(WorkRequest request);

    /// <summary>Items of this coordinator are no longer wanted.</summary>
    [Alias("Forget")]
    Task Forget(string coordinator);

    /// <summary>Nothing will be asked of it, and why.</summary>
    [Alias("Refuse")]
    Task Refuse(string coordinator, string reason);
}
