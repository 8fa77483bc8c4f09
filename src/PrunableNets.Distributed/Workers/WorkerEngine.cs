using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Runtime.InteropServices;
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
    private readonly Queue<string> finished = [];
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
            foreach (var (key, job) in jobs.Where(j => j.Value.Request.Coordinator == coordinator && !j.Value.Reply.IsCompleted).ToArray())
            {
                job.Forget();
                jobs.Remove(key);
            }
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
                continue;
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
                    jobs.Remove(job.Key);
                else
                    finished.Enqueue(job.Key);
                while (finished.Count > Remembered)
                    jobs.Remove(finished.Dequeue());
            }
            job.Answer(reply);
            job.Dispose();
        }
        Close();
        networks.Dispose();
    }

    private WorkReply Measure(WorkerJob job)
    {
        try
        {
            return new WorkReply(WorkState.Done, Open(job).Measure(job.Request.Item, job.CancellationToken));
        }
        catch (Exception e)
        {
            // What it had made ready may be broken.
            Close();
            var state = e is NotReadyException ? WorkState.NotReady : IsMemory(e) ? WorkState.OutOfMemory : WorkState.Failed;
            return new WorkReply(
                state,
                $"{(e.InnerException is { } inner && state == WorkState.NotReady ? inner : e).GetType().Name}: "
                    + $"{e.Message.Split('\n')[0].Trim()}");
        }
    }

    private JsonMeasurer Open(WorkerJob job)
    {
        if (open is { } ready && ready.Order == job.Request.Order)
            return ready.Measurer;
        Close();
        var order = NotReadyException.Guard(job.Source.Order);
        var context = NotReadyException.Guard(() => networks.Get(order.Network, job.Source.Weights, released =>
        {
            if (open is { } current && ReferenceEquals(current.Context, released))
                Close();
        }));
        var measurer = JsonMeasurer.Open(order, context);
        open = (job.Request.Order, context, measurer);
        return measurer;
    }

    private void Close()
    {
        open?.Measurer.Dispose();
        open = null;
    }

    private static bool IsMemory(Exception e) => e is OutOfMemoryException
        || (e is ExternalException && (e.Message.Contains("allocate memory", StringComparison.Ordinal)
            || e.Message.Contains("not enough memory", StringComparison.Ordinal)
            || e.Message.Contains("out of memory", StringComparison.OrdinalIgnoreCase)));
}
