using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace PrunableNets.Distributed;

/// <summary>
/// Gives some items of an evaluation to the workers, one each at a time: whoever is done gets the next, whoever joins begins, and what a
/// lost worker was measuring waits again.
/// </summary>
/// <param name="directory">Who is there.</param>
/// <param name="standing">What the evaluation has found of them.</param>
/// <param name="errand">What is measured.</param>
/// <param name="items">As JSON.</param>
/// <param name="take">Takes a result, as JSON; says why it is of no use, or null.</param>
/// <param name="log">Told what happens.</param>
internal sealed class Dispatch(
    WorkerDirectory directory, WorkerStanding standing, Errand errand, IReadOnlyList<string> items,
    Func<int, string, string?> take, ILogger log)
{
    // An error that two workers meet is the network's, and not a worker's.
    private const int Attempts = 2;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_farewell = TimeSpan.FromSeconds(2);

    private readonly ItemQueue queue = new(items.Count);
    private readonly Question question = new(directory, errand, log);
    private readonly ConcurrentDictionary<SiloAddress, Task> loops = [];
    private readonly HashSet<SiloAddress> asked = [];
    private readonly ConcurrentDictionary<SiloAddress, bool> unready = [];
    private readonly ConcurrentDictionary<int, Exception> problems = [];
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Signal moved = new();

    /// <summary>Ends when all items are done; throws what ended it otherwise, and then the workers let go of what they have.</summary>
    /// <exception cref="EvaluationFailedException">An item failed where it could be tried.</exception>
    public async Task Run(CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            while (!ended.Task.IsCompleted)
            {
                var (changed, settled) = (directory.Changed, moved.Changed);
                foreach (var (silo, worker) in directory.Workers)
                    Begin(silo, worker, stopping.Token);
                EndWhereNobodyCan();
                var patience = Task.Delay(loops.IsEmpty ? s_patience : Timeout.InfiniteTimeSpan, stopping.Token);
                if (await Task.WhenAny(changed, ended.Task, settled, patience).ConfigureAwait(false) != patience)
                    continue;
                stopping.Token.ThrowIfCancellationRequested();
                ClusterLog.NoWorkers(log, standing.Refused);
            }
            await ended.Task.ConfigureAwait(false);
        }
        finally
        {
            await stopping.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(loops.Values).ConfigureAwait(false);
            if (!ended.Task.IsCompletedSuccessfully)
                await Task.WhenAll(asked.Where(directory.IsActive).Select(Forget)).ConfigureAwait(false);
        }
    }

    private void Begin(SiloAddress silo, WorkerDescription worker, CancellationToken cancellationToken)
    {
        // One that the cluster knows to be gone leaves the directory next.
        if (loops.ContainsKey(silo) || unready.ContainsKey(silo) || !directory.IsActive(silo) || !standing.IsAsked(silo))
            return;
        if (Refusal.Of(worker, errand.Program, errand.Order) is { } reason)
        {
            standing.Refuse(silo);
            ClusterLog.Refused(log, worker.Name, reason);
            _ = directory.Worker(silo).Refuse(directory.Own, reason);
            return;
        }
        if (worker.Arithmetic != errand.Arithmetic && standing.Tell(silo))
            ClusterLog.OtherArithmetic(log, worker.Name, worker.Arithmetic, errand.Arithmetic);
        asked.Add(silo);
        // Begun when it is in the list, from which it takes itself.
        var loop = new Task<Task>(() => Work(silo, worker.Name, cancellationToken));
        loops[silo] = loop.Unwrap();
        loop.Start(TaskScheduler.Default);
    }

    private async Task Work(SiloAddress silo, string name, CancellationToken cancellationToken)
    {
        try
        {
            while (await queue.Take(silo, cancellationToken).ConfigureAwait(false) is { } item)
            {
                var reply = await question.Ask(silo, name, items[item], cancellationToken).ConfigureAwait(false);
                if (reply is null)
                {
                    ClusterLog.Returned(log, errand.Short(items[item]), name);
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
        finally
        {
            loops.TryRemove(silo, out _);
            moved.Tell();
        }
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
        var message = $"Worker {name} could not measure item {item + 1} of {items.Count} of {errand.Order.Network.Model}: {problem}";
        problems[item] = reply.State == WorkState.Done ? new DivergedException(message) : new EvaluationFailedException(message);
        var isWorkers = reply.State is WorkState.OutOfMemory or WorkState.NotReady;
        if (isWorkers)
        {
            // What it has no memory for it will not have; what did not reach it may the next time.
            if (reply.State == WorkState.OutOfMemory)
                standing.Drop(silo);
            unready[silo] = true;
            ClusterLog.Dropped(log, name, errand.Order.Network.Model, problem);
        }
        var failures = queue.Return(item, silo, isWorkers);
        if (failures >= Attempts)
            ended.TrySetException(problems[item]);
        else if (!isWorkers && loops.Keys.Any(w => !queue.HasFailed(item, w)))
            ClusterLog.Retried(log, name, errand.Short(items[item]), problem);
        moved.Tell();
        return !isWorkers;
    }

    /// <summary>An item that every worker has failed at, or that only workers could measure that are not asked any more.</summary>
    private void EndWhereNobodyCan()
    {
        if (loops.IsEmpty && unready.IsEmpty)
            return;
        if (queue.FirstFailed(loops.Keys) is { } item)
            ended.TrySetException(problems[item]);
    }

    private async Task Forget(SiloAddress silo)
    {
        try
        {
            await directory.Worker(silo).Forget(directory.Own).WaitAsync(s_farewell).ConfigureAwait(false);
        }
        // It measures to the end what nobody waits for.
        catch (Exception e)
        {
            ClusterLog.NoAnswer(log, silo.ToString(), FirstLine.Of(e));
        }
    }
}
