using System.Collections.Generic;
using System.Threading;
using Orleans.Runtime;

namespace PrunableNets.Distributed;

/// <summary>
/// What an evaluation has found of workers, for all of its items: who was refused, who is not asked any more, of whom was told that he
/// computes otherwise.
/// </summary>
internal sealed class WorkerStanding
{
    private readonly Lock gate = new();
    private readonly HashSet<SiloAddress> refused = [];
    private readonly HashSet<SiloAddress> dropped = [];
    private readonly HashSet<SiloAddress> told = [];

    /// <summary>How many were refused.</summary>
    public int Refused
    {
        get
        {
            lock (gate)
                return refused.Count;
        }
    }

    /// <summary>Refuses a worker; true the first time.</summary>
    public bool Refuse(SiloAddress worker) => Add(refused, worker);

    /// <summary>Asks a worker no more.</summary>
    public void Drop(SiloAddress worker) => Add(dropped, worker);

    /// <summary>True the first time.</summary>
    public bool Tell(SiloAddress worker) => Add(told, worker);

    public bool IsAsked(SiloAddress worker)
    {
        lock (gate)
            return !refused.Contains(worker) && !dropped.Contains(worker);
    }

    private bool Add(HashSet<SiloAddress> workers, SiloAddress worker)
    {
        lock (gate)
            return workers.Add(worker);
    }
}
