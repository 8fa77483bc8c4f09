using System;
using System.Diagnostics.Metrics;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using PrunableNets.Arithmetic;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Hosting;

/// <summary>A run that a host starts and that ends with a report.</summary>
public abstract class HostedRun
{
    private readonly TaskCompletionSource<PruningReport> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string model;
    private readonly ArithmeticDoor door;

    private protected HostedRun(string model, ArithmeticDoor door, IPruningProgress progress, ILoggerFactory loggers, IMeterFactory meters)
    {
        (this.model, this.door) = (model, door);
        Reporter = new RunReporter(model, progress, loggers.CreateLogger(PruningTelemetry.Name), meters);
    }

    /// <summary>Completes with the run's report, faults with its exception, or is cancelled with the host.</summary>
    public Task<PruningReport> Report => completion.Task;

    private protected RunReporter Reporter { get; }

    /// <summary>How this process computes.</summary>
    private protected ArithmeticResult Arithmetic => door.Open();

    /// <summary>The log has taken what went wrong.</summary>
    internal bool IsFailureLogged { get; private set; }

    /// <summary>Runs all stages on this thread. What goes wrong is in <see cref="Report"/>: a host would log it again, with its stack trace.</summary>
    internal void Execute(CancellationToken cancellationToken)
    {
        using var activity = PruningTelemetry.Activities.StartActivity("run")?.SetTag("model", model);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (door.Open().Note is { } note)
                Reporter.Note(note);
            if (ArgumentLifetimes.Note(typeof(torch).Assembly) is { } lifetimes)
                Reporter.Note(lifetimes);
            using var scope = NewDisposeScope();
            var report = Run(cancellationToken);
            Reporter.Complete(report);
            completion.SetResult(report);
        }
        catch (OperationCanceledException e)
        {
            completion.SetCanceled(e.CancellationToken);
        }
        catch (Exception e)
        {
            IsFailureLogged = Reporter.Fail(e);
            completion.SetException(e);
        }
    }

    private protected abstract PruningReport Run(CancellationToken cancellationToken);
}
