using System;

namespace PrunableNets.Distributed;

/// <summary>This program in the cluster.</summary>
/// <param name="name">Its machine and process.</param>
/// <param name="isWorker">Whether it measures.</param>
/// <param name="networks">What it knows.</param>
internal sealed class LocalWorker(string name, bool isWorker, WorkerNetworks networks)
{
    /// <summary>What it says of itself; the data are read for it, once.</summary>
    public Lazy<WorkerDescription> Description { get; } = new(() => networks.Describe(name, isWorker));
}
