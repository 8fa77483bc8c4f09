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
    /// <summary>Runs the host until the pruning of <typeparamref name="TModel"/> has ended, and disposes it.</summary>
    /// <returns>The run's report; null where the host was stopped (Ctrl-C) before the run had ended.</returns>
    public static Task<PruningReport?> RunPruningAsync<TModel>(this IHost host, CancellationToken cancellation = default)
        where TModel : Module<Tensor, Tensor>, IPrunableModel<TModel> =>
        RunAsync<PruningRun<TModel>>(host, cancellation);

    /// <summary>Runs the host until the fine-tuning of the built slim class of <typeparamref name="TModel"/> has ended, and disposes it.</summary>
    /// <returns>The run's report; null where the host was stopped (Ctrl-C) before the run had ended.</returns>
    public static Task<PruningReport?> RunFineTuningAsync<TModel>(this IHost host, CancellationToken cancellation = default)
        where TModel : Module<Tensor, Tensor>, IPrunableModel<TModel> =>
        RunAsync<FineTuningRun<TModel>>(host, cancellation);

    private static async Task<PruningReport?> RunAsync<TRun>(IHost host, CancellationToken cancellation) where TRun : HostedRun
    {
        ArgumentNullException.ThrowIfNull(host);
        // Asked for now, because running a host disposes its services.
        var run = host.Services.GetRequiredService<TRun>();
        await host.RunAsync(cancellation).ConfigureAwait(false);
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
