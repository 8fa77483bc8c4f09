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
    private readonly HashSet<(int Item, SiloAddress Worker)> failed = [];
    private int left;
    private TaskCompletionSource changed = New();

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
                foreach (var item in waiting.Where(i => !failed.Contains((i, worker))))
                {
                    waiting.Remove(item);
                    return item;
                }
                next = changed.Task;
            }
            await next.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The item is done.</summary>
    public void Finish()
    {
        lock (gate)
            left--;
        Tell();
    }

    /// <summary>The item waits again; not for a worker that has failed at it.</summary>
    public void Return(int item, SiloAddress? failedAt = null)
    {
        lock (gate)
        {
            if (failedAt is not null)
                failed.Add((item, failedAt));
            waiting.Add(item);
        }
        Tell();
    }

    /// <summary>How many workers have failed at it.</summary>
    public int Failures(int item)
    {
        lock (gate)
            return failed.Count(f => f.Item == item);
    }

    /// <summary>Whether a worker has.</summary>
    public bool HasFailed(int item, SiloAddress worker)
    {
        lock (gate)
            return failed.Contains((item, worker));
    }

    private void Tell()
    {
        TaskCompletionSource told;
        lock (gate)
            (told, changed) = (changed, New());
        told.TrySetResult();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
