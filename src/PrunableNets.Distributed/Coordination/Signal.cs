using System.Threading;
using System.Threading.Tasks;

namespace PrunableNets.Distributed;

/// <summary>Tells those who wait that something has changed; they look themselves what.</summary>
internal sealed class Signal
{
    private TaskCompletionSource next = New();

    /// <summary>Completes with the next change after it was asked for: it is asked for before looking.</summary>
    public Task Changed => Volatile.Read(ref next).Task;

    public void Tell() => Interlocked.Exchange(ref next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
