using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Orleans.Runtime;

namespace PrunableNets.Distributed;

/// <summary>The items of one evaluation: which wait, and which workers have failed at which.</summary>
internal sealed class ItemQueue
{
    private readonly Lock gate = new();
    private readonly SortedSet<int> waiting;
    private readonly Dictionary<(int Item, SiloAddress Worker), bool> failed = [];
    private int left;
    private readonly Signal signal = new();

    public ItemQueue(int count)
    {
        waiting = [.. Enumerable.Range(0, count)];
        left = count;
    }

    /// <summary>The first item that waits and that the worker has not failed at; waits for one. Null when all are done.</summary>
    public async Task<int?> Take(SiloAddress worker, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (left == 0)
                    return null;
                foreach (var item in waiting.Where(i => !failed.ContainsKey((i, worker))))
                {
                    waiting.Remove(item);
                    return item;
                }
                next = signal.Changed;
            }
            await next.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The item is done.</summary>
    public void Finish()
    {
        lock (gate)
            left--;
        signal.Tell();
    }

    /// <summary>The item waits again.</summary>
    public void Return(int item)
    {
        lock (gate)
            waiting.Add(item);
        signal.Tell();
    }

    /// <summary>The item waits again, but not for a worker that has failed at it.</summary>
    /// <param name="item">Which.</param>
    /// <param name="worker">Who failed.</param>
    /// <param name="isWorkers">The failure is the worker's own, and tells nothing of the item.</param>
    /// <returns>How many workers have failed at it, not by themselves.</returns>
    public int Return(int item, SiloAddress worker, bool isWorkers)
    {
        int failures;
        lock (gate)
        {
            failed[(item, worker)] = isWorkers;
            waiting.Add(item);
            failures = failed.Count(f => f.Key.Item == item && !f.Value);
        }
        signal.Tell();
        return failures;
    }

    /// <summary>Whether a worker has failed at it.</summary>
    public bool HasFailed(int item, SiloAddress worker)
    {
        lock (gate)
            return failed.ContainsKey((item, worker));
    }

    /// <summary>
    /// The first item that waits, that somebody has failed at, and that none of these workers may take; null where there is none.
    /// </summary>
    public int? FirstFailed(IEnumerable<SiloAddress> workers)
    {
        lock (gate)
            return waiting.Where(i => failed.Keys.Any(f => f.Item == i) && workers.All(w => failed.ContainsKey((i, w))))
                .Select(static i => (int?)i).FirstOrDefault();
    }
}
