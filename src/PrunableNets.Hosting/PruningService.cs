using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace PrunableNets.Hosting;

/// <summary>Starts the run with the host, stops it with Ctrl-C, and ends the host when the run has ended.</summary>
internal sealed class PruningService<TRun>(TRun run, IHostApplicationLifetime lifetime) : BackgroundService
    where TRun : HostedRun
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // A thread of its own: dispose scopes and gradient modes belong to a thread, and the pool's are not for long computations.
            // Without the token: the run starts even when the host already stops, so that it can tell that it was cancelled.
            await Task.Factory.StartNew(
                () => run.Execute(stoppingToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
        }
        finally
        {
            lifetime.StopApplication();
        }
    }
}
