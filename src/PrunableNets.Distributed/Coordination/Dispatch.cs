using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace PrunableNets.Distributed;

/// <summary>
/// Gives the items of one evaluation to the workers, one each at a time: whoever is done gets the next, whoever joins begins, and what a lost worker was measuring waits again.
/// </summary>
/// <param name="directory">Who is there.</param>
/// <param name="program">This program's version.</param>
/// <param name="arithmetic">How this program computes.</param>
/// <param name="key">The order's.</param>
/// <param name="order">What is measured.</param>
/// <param name="items">As JSON.</param>
/// <param name="take">Takes a result, as JSON; says why it is of no use, or null.</param>
/// <param name="log">Told what happens.</param>
internal sealed class Dispatch(
    WorkerDirectory directory, string program, string arithmetic, string key, WorkOrder order, IReadOnlyList<string> items, Func<int, string, string?> take, ILogger log)
{
    // An error that two workers meet is the network's, and not a worker's.
    private const int Attempts = 2;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly ItemQueue queue = new(items.Count);
    private readonly Dictionary<SiloAddress, Task> loops = [];
    private readonly HashSet<SiloAddress> refused = [];
    private readonly HashSet<SiloAddress> full = [];
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when all items are done; throws what ended it otherwise, and then the workers let go of what they have.</summary>
    /// <exception cref="EvaluationFailedException">An item failed where it could be tried.</exception>
    public async Task Run(CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            while (!ended.Task.IsCompleted)
            {
                var changed = directory.Changed;
                foreach (var (silo, worker) in directory.Workers)
                    Begin(silo, worker, stopping.Token);
                var patience = Task.Delay(loops.Count == 0 ? s_patience : Timeout.InfiniteTimeSpan, stopping.Token);
                if (await Task.WhenAny(changed, ended.Task, patience).ConfigureAwait(false) == patience)
                {
                    stopping.Token.ThrowIfCancellationRequested();
                    ClusterLog.NoWorkers(log);
                }
            }
            await ended.Task.ConfigureAwait(false);
        }
        finally
        {
            await stopping.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(loops.Values).ConfigureAwait(false);
            if (!ended.Task.IsCompletedSuccessfully)
                await Forget().ConfigureAwait(false);
        }
    }

    private void Begin(SiloAddress silo, WorkerDescription worker, CancellationToken cancellationToken)
    {
        if (loops.ContainsKey(silo) || refused.Contains(silo))
            return;
        if (Refusal.Of(worker, program, order) is { } reason)
        {
            refused.Add(silo);
            ClusterLog.Refused(log, worker.Name, reason);
            _ = directory.Worker(silo).Refuse(directory.Own, reason);
            return;
        }
        if (worker.Arithmetic != arithmetic)
            ClusterLog.OtherArithmetic(log, worker.Name, worker.Arithmetic, arithmetic);
        loops.Add(silo, Task.Run(() => Work(silo, worker.Name, cancellationToken), CancellationToken.None));
    }

    private async Task Work(SiloAddress silo, string name, CancellationToken cancellationToken)
    {
        try
        {
            while (await queue.Take(silo, cancellationToken).ConfigureAwait(false) is { } item)
            {
                var reply = await Ask(silo, item, cancellationToken).ConfigureAwait(false);
                if (reply is null)
                {
                    queue.Return(item);
                    return;
                }
                if (!Settle(silo, name, item, reply))
                    return;
            }
            ended.TrySetResult();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
        catch (Exception e)
        {
            ended.TrySetException(e);
        }
    }

    /// <summary>The worker's answer, however often it has to be asked; null where it is gone.</summary>
    private async Task<WorkReply?> Ask(SiloAddress silo, int item, CancellationToken cancellationToken)
    {
        var request = new WorkRequest(directory.Own, key, items[item]);
        while (directory.IsActive(silo))
        {
            try
            {
                var reply = await directory.Worker(silo).Ask(request).WaitAsync(cancellationToken).ConfigureAwait(false);
                if (reply.State != WorkState.Running)
                    return reply;
            }
            // A call that was lost is no worker that is lost: that is for the cluster's membership to say.
            catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                await Task.Delay(s_pause, cancellationToken).ConfigureAwait(false);
            }
        }
        return null;
    }

    /// <summary>Takes an answer; false where the worker is not asked again.</summary>
    private bool Settle(SiloAddress silo, string name, int item, WorkReply reply)
    {
        var problem = reply.State == WorkState.Done ? take(item, reply.Text!) : reply.Text!;
        if (problem is null)
        {
            queue.Finish();
            return true;
        }
        if (reply.State == WorkState.OutOfMemory)
        {
            lock (full)
                full.Add(silo);
            ClusterLog.Excluded(log, name, order.Network.Model, problem);
        }
        queue.Return(item, failedAt: silo);
        if (!IsTriedElsewhere(item, reply.State))
        {
            var message = $"Worker {name} could not measure item {item + 1} of {items.Count} of {order.Network.Model}: {problem}";
            ended.TrySetException(reply.State == WorkState.Done ? new DivergedException(message) : new EvaluationFailedException(message));
            return false;
        }
        if (reply.State != WorkState.OutOfMemory)
            ClusterLog.Retried(log, name, NetworkIdentity.Hash($"{key}\n{items[item]}")[..12], problem);
        return reply.State != WorkState.OutOfMemory;
    }

    private bool IsTriedElsewhere(int item, WorkState state)
    {
        if (state != WorkState.OutOfMemory && queue.Failures(item) >= Attempts)
            return false;
        lock (full)
            return directory.Workers.Any(w => !full.Contains(w.Key) && !queue.HasFailed(item, w.Key) && Refusal.Of(w.Value, program, order) is null);
    }

    private async Task Forget()
    {
        foreach (var silo in loops.Keys.Where(directory.IsActive))
        {
            try
            {
                await directory.Worker(silo).Forget(directory.Own).WaitAsync(TimeSpan.FromSeconds(2)).ConfigureAwait(false);
            }
            // It measures to the end what nobody waits for.
            catch (Exception e)
            {
                ClusterLog.NoAnswer(log, e.Message.Split('\n')[0]);
            }
        }
    }
}
