using System;
using System.Threading;
using System.Threading.Tasks;

namespace PrunableNets.Distributed;

/// <summary>An item on a worker.</summary>
internal sealed class WorkerJob : IDisposable
{
    private readonly TaskCompletionSource<WorkReply> reply = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource forgotten;
    private volatile IOrderSource source;
    private volatile WorkRequest request;
    private volatile bool isForgotten;
    private bool isDisposed;

    public WorkerJob(WorkRequest request, IOrderSource source, CancellationToken stopping)
    {
        (this.request, this.source, Key) = (request, source, request.Key);
        forgotten = CancellationTokenSource.CreateLinkedTokenSource(stopping);
    }

    public WorkRequest Request => request;

    public IOrderSource Source => source;

    /// <summary>What it is known by, whoever asks.</summary>
    public string Key { get; }

    /// <summary>For the log.</summary>
    public string Short => Key[..12];

    public Task<WorkReply> Reply => reply.Task;

    public CancellationToken CancellationToken => forgotten.Token;

    /// <summary>Nobody waits for it any more.</summary>
    public bool IsForgotten => isForgotten;

    /// <summary>The one who asked last is the one who is there.</summary>
    public void Adopt(WorkRequest again, IOrderSource from) => (request, source) = (again, from);

    /// <summary>After its answer; nobody forgets it any more.</summary>
    public void Dispose()
    {
        lock (forgotten)
        {
            isDisposed = true;
            forgotten.Dispose();
        }
    }

    public void Answer(WorkReply result) => reply.TrySetResult(result);

    public void Forget()
    {
        isForgotten = true;
        lock (forgotten)
        {
            if (!isDisposed)
                forgotten.Cancel();
        }
        reply.TrySetCanceled();
    }
}
