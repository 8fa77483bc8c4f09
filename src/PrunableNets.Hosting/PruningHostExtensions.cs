using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting;

/// <summary>Runs a host whose work is pruning.</summary>
public static class PruningHostExtensions
{
    /// <summary>What is said after Ctrl-C.</summary>
    internal const string Stopped = "Stopped; run again to resume.";

    /// <summary>
    /// A program that prunes: runs the host until the pruning of <typeparamref name="TModel"/> has ended, and disposes it. What a run is known to
    /// throw is told once, in the log or, where that takes no errors, on the standard error output, and so is what to do after Ctrl-C.
    /// </summary>
    /// <returns>What the program ends with, a code of <see cref="PruningExitCode"/>.</returns>
    public static Task<int> RunPruningAsync<TModel>(this IHost host, CancellationToken cancellationToken = default)
        where TModel : Module, IPrunableModel<TModel> =>
        RunToExitCodeAsync<PruningRun<TModel>>(host, cancellationToken);

    /// <summary>The same for the fine-tuning of the built slim class of <typeparamref name="TModel"/>.</summary>
    /// <inheritdoc cref="RunPruningAsync{TModel}"/>
    public static Task<int> RunFineTuningAsync<TModel>(this IHost host, CancellationToken cancellationToken = default)
        where TModel : Module, IPrunableModel<TModel> =>
        RunToExitCodeAsync<FineTuningRun<TModel>>(host, cancellationToken);

    /// <summary>Runs the host until the pruning of <typeparamref name="TModel"/> has ended, and disposes it. Throws what the run throws.</summary>
    /// <returns>The run's report; null where the host was stopped (Ctrl-C) before the run had ended.</returns>
    public static Task<PruningReport?> PruneAsync<TModel>(this IHost host, CancellationToken cancellationToken = default)
        where TModel : Module, IPrunableModel<TModel> =>
        RunAsync<PruningRun<TModel>>(host, cancellationToken);

    /// <summary>Runs the host until the fine-tuning of the built slim class of <typeparamref name="TModel"/> has ended, and disposes it. Throws what the run throws.</summary>
    /// <returns>The run's report; null where the host was stopped (Ctrl-C) before the run had ended.</returns>
    public static Task<PruningReport?> FineTuneAsync<TModel>(this IHost host, CancellationToken cancellationToken = default)
        where TModel : Module, IPrunableModel<TModel> =>
        RunAsync<FineTuningRun<TModel>>(host, cancellationToken);

    private static async Task<int> RunToExitCodeAsync<TRun>(IHost host, CancellationToken cancellationToken) where TRun : HostedRun
    {
        ArgumentNullException.ThrowIfNull(host);
        HostedRun? run = null;
        try
        {
            run = Resolve<TRun>(host);
            if (await RunAsync(host, run, cancellationToken).ConfigureAwait(false) is not null)
                return PruningExitCode.Done;
            await Console.Error.WriteLineAsync(Stopped).ConfigureAwait(false);
            return PruningExitCode.Cancelled;
        }
        catch (Exception e) when (PruningExitCode.Of(e) is { } code)
        {
            if (run is not { IsFailureLogged: true })
                await Console.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
            return code;
        }
    }

    private static Task<PruningReport?> RunAsync<TRun>(IHost host, CancellationToken cancellationToken) where TRun : HostedRun
    {
        ArgumentNullException.ThrowIfNull(host);
        // Asked for now, because running a host disposes its services, and because a host logs what goes wrong at its own start with a stack trace.
        return RunAsync(host, Resolve<TRun>(host), cancellationToken);
    }

    /// <summary>The run; where it cannot be made, the host is disposed, as a host that has run is.</summary>
    private static TRun Resolve<TRun>(IHost host) where TRun : HostedRun
    {
        try
        {
            return host.Services.GetRequiredService<TRun>();
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    private static async Task<PruningReport?> RunAsync(IHost host, HostedRun run, CancellationToken cancellationToken)
    {
        await host.RunAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await run.Report.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
