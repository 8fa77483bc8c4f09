using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;

namespace PrunableNets.Distributed;

/// <summary>
/// Measures what a worker is asked for, one item after the other on a thread of its own: dispose scopes and gradient modes belong to a
/// thread, and torch's random numbers to the process. A question that comes again while its item is measured, or shortly after, is the same
/// work, whoever asks: a program that was killed and started again asks what it asked before.
/// </summary>
internal sealed class WorkerEngine : IDisposable
{
    // Answers that may have been lost on their way.
    private const int Remembered = 32;

    private static readonly TimeSpan s_end = TimeSpan.FromSeconds(5);

    private readonly WorkerNetworks networks;
    private readonly ILogger log;
    private readonly BlockingCollection<WorkerJob> waiting = [];
    private readonly Dictionary<string, WorkerJob> jobs = new(StringComparer.Ordinal);
    private readonly Queue<WorkerJob> finished = [];
    private readonly CancellationTokenSource stopping = new();
    private readonly Thread thread;
    private (string Order, NetworkContext Context, JsonMeasurer Measurer)? open;

    public WorkerEngine(WorkerNetworks networks, ILoggerFactory loggers)
    {
        (this.networks, log) = (networks, loggers.CreateLogger(ClusterLog.Category));
        thread = new Thread(Run) { IsBackground = true, Name = "measuring" };
        thread.Start();
    }

    /// <summary>The answer, when there is one.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="source">The order's text and weights.</param>
    public Task<WorkReply> Ask(WorkRequest request, IOrderSource source)
    {
        lock (jobs)
        {
            if (jobs.TryGetValue(request.Key, out var known) && !known.IsForgotten)
            {
                known.Adopt(request, source);
                return known.Reply;
            }
            var job = new WorkerJob(request, source, stopping.Token);
            jobs[request.Key] = job;
            waiting.Add(job);
            return job.Reply;
        }
    }

    /// <summary>Lets go of what a coordinator no longer wants.</summary>
    public void Forget(string coordinator)
    {
        lock (jobs)
        {
            var unwanted = jobs.Where(j => j.Value.Request.Coordinator == coordinator && !j.Value.Reply.IsCompleted).ToArray();
            foreach (var (key, job) in unwanted)
            {
                job.Forget();
                jobs.Remove(key);
            }
            ClusterLog.LetGo(log, coordinator, unwanted.Length);
        }
    }

    public void Dispose()
    {
        waiting.CompleteAdding();
        stopping.Cancel();
        // A forward that takes longer ends with the process.
        if (!thread.Join(s_end))
            return;
        stopping.Dispose();
        waiting.Dispose();
    }

    private void Run()
    {
        foreach (var job in waiting.GetConsumingEnumerable())
        {
            if (job.IsForgotten || stopping.IsCancellationRequested)
            {
                job.Dispose();
                continue;
            }
            var clock = Stopwatch.GetTimestamp();
            ClusterLog.Begun(log, job.Short);
            var reply = Measure(job);
            if (reply.State == WorkState.Done)
                ClusterLog.Done(log, job.Short, Stopwatch.GetElapsedTime(clock).TotalSeconds);
            else if (!job.IsForgotten)
                ClusterLog.Failed(log, job.Short, reply.Text ?? "");
            lock (jobs)
            {
                // What went wrong once is tried when it is asked again.
                if (reply.State != WorkState.Done)
                    Remove(job);
                else
                    finished.Enqueue(job);
                while (finished.Count > Remembered)
                    Remove(finished.Dequeue());
            }
            job.Answer(reply);
            job.Dispose();
        }
        Close();
        networks.Release();
    }

    /// <summary>Unless the same was asked again, after it was forgotten.</summary>
    private void Remove(WorkerJob job)
    {
        if (jobs.TryGetValue(job.Key, out var known) && ReferenceEquals(known, job))
            jobs.Remove(job.Key);
    }

    private WorkReply Measure(WorkerJob job)
    {
        try
        {
            return new WorkReply(WorkState.Done, Open(job).Measure(job.Request.Item, job.CancellationToken));
        }
        catch (Exception e)
        {
            // What it had made ready may be broken, and the network changed and not brought back.
            var used = open?.Context;
            Close();
            if (used is not null)
                networks.Drop(used);
            var state = e is NotReadyException ? WorkState.NotReady : OutOfMemory.Is(e) ? WorkState.OutOfMemory : WorkState.Failed;
            return new WorkReply(state, FirstLine.WithType(e is NotReadyException { InnerException: { } cause } ? cause : e));
        }
    }

    private JsonMeasurer Open(WorkerJob job)
    {
        if (open is { } ready && ready.Order == job.Request.Order)
            return ready.Measurer;
        Close();
        var order = NotReadyException.Guard(job.Source.Order);
        var context = NotReadyException.Guard(() => networks.Get(order.Network, job.Source.Weights));
        var measurer = JsonMeasurer.Open(order, context);
        open = (job.Request.Order, context, measurer);
        return measurer;
    }

    private void Close()
    {
        var closing = open;
        open = null;
        try
        {
            closing?.Measurer.Dispose();
        }
        // On this thread it would end the process.
        catch (Exception e)
        {
            ClusterLog.Failed(log, "a measurement's end", FirstLine.Of(e));
        }
    }
}
