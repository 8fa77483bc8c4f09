using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace PrunableNets.Hosting;

/// <summary>Starts the run with the host, stops it with Ctrl-C, and ends the host when all of its runs have ended.</summary>
internal sealed class PruningService<TRun>(TRun run, RunQueue queue, IHostApplicationLifetime lifetime) : BackgroundService
    where TRun : HostedRun
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A thread of its own: dispose scopes and gradient modes belong to a thread, and the pool's are not for long computations.
        // What a run throws is in its report.
        if (await queue.Run(() => Task.Factory.StartNew(
            () => run.Execute(stoppingToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ConfigureAwait(false))
            lifetime.StopApplication();
    }
}
