using System;
using System.Threading;
using System.Threading.Tasks;
using static TorchSharp.torch;

namespace PrunableNets.Hosting;

/// <summary>A run that a host starts and that ends with a report.</summary>
public abstract class HostedRun
{
    private readonly TaskCompletionSource<PruningReport> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private protected HostedRun(IPruningProgress progress) => Progress = progress;

    /// <summary>Completes with the run's report, faults with its exception, or is cancelled with the host.</summary>
    public Task<PruningReport> Report => completion.Task;

    private protected IPruningProgress Progress { get; }

    /// <summary>Runs all stages on this thread.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; files of finished stages stay.</exception>
    internal void Execute(CancellationToken cancellation)
    {
        try
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var report = Run(cancellation);
            Progress.Complete(report);
            completion.SetResult(report);
        }
        catch (OperationCanceledException e)
        {
            completion.SetCanceled(e.CancellationToken);
            throw;
        }
        catch (Exception e)
        {
            completion.SetException(e);
            throw;
        }
    }

    private protected abstract PruningReport Run(CancellationToken cancellation);

    private protected void Begin(string model, PruningStage stage) => Progress.Begin(model, stage);
}
