using System.Threading;
using System.Threading.Tasks;

namespace PrunableNets.Distributed;

/// <summary>An item on a worker.</summary>
internal sealed class WorkerJob(WorkRequest request, IOrderSource source, CancellationToken stopping)
{
    private readonly TaskCompletionSource<WorkReply> reply = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource forgotten = CancellationTokenSource.CreateLinkedTokenSource(stopping);
    private volatile bool isForgotten;

    public WorkRequest Request => request;

    public IOrderSource Source => source;

    /// <summary>For the log.</summary>
    public string Short { get; } = request.Key[..12];

    public Task<WorkReply> Reply => reply.Task;

    public CancellationToken CancellationToken => forgotten.Token;

    /// <summary>Nobody waits for it any more.</summary>
    public bool IsForgotten => isForgotten;

    public void Answer(WorkReply result) => reply.TrySetResult(result);

    public void Forget()
    {
        isForgotten = true;
        forgotten.Cancel();
        reply.TrySetCanceled();
    }
}
