using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace PrunableNets.Distributed;

/// <summary>The workers that are in the cluster now, as Orleans' membership knows them, and what each says of itself.</summary>
internal sealed class WorkerDirectory(
    IClusterMembershipService membership, ILocalSiloDetails own, IGrainFactory grains, ClusterOptions options,
    ILoggerFactory loggers)
    : BackgroundService
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private readonly ILogger log = loggers.CreateLogger(ClusterLog.Category);
    private readonly ConcurrentDictionary<SiloAddress, WorkerDescription?> programs = [];
    private readonly Signal signal = new();

    /// <summary>Completes when a worker has come or gone since it was asked for.</summary>
    public Task Changed => signal.Changed;

    /// <summary>
    /// Those that measure for this program: workers, and itself. What another program measures for itself would disturb its own run.
    /// </summary>
    public IReadOnlyList<KeyValuePair<SiloAddress, WorkerDescription>> Workers =>
        [.. programs.Where(p => p.Value is { } d && (d.IsWorker || (options.Works && p.Key.Equals(own.SiloAddress))))
            .Select(static p => KeyValuePair.Create(p.Key, p.Value!))
            .OrderBy(static p => p.Value.Name, StringComparer.Ordinal)];

    /// <summary>Whether the cluster takes a silo for alive.</summary>
    public bool IsActive(SiloAddress silo) => membership.CurrentSnapshot.GetSiloStatus(silo) == SiloStatus.Active;

    /// <summary>How to ask one.</summary>
    public IWorkerGrain Worker(SiloAddress silo) => grains.GetGrain<IWorkerGrain>(silo.ToParsableString());

    /// <summary>This program's silo.</summary>
    public string Own => own.SiloAddress.ToParsableString();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var snapshot in membership.MembershipUpdates.WithCancellation(stoppingToken).ConfigureAwait(false))
        {
            foreach (var gone in programs.Keys.Where(p => snapshot.GetSiloStatus(p) != SiloStatus.Active))
            {
                if (programs.TryRemove(gone, out var description) && description is { IsWorker: true })
                    ClusterLog.Left(log, description.Name);
            }
            foreach (var member in snapshot.Members.Values.Where(static m => m.Status == SiloStatus.Active))
            {
                if (programs.TryAdd(member.SiloAddress, null))
                    _ = Ask(member.SiloAddress, stoppingToken);
            }
            signal.Tell();
        }
    }

    /// <summary>Asks a new program until it answers or is gone.</summary>
    private async Task Ask(SiloAddress silo, CancellationToken cancellationToken)
    {
        while (programs.ContainsKey(silo) && !cancellationToken.IsCancellationRequested)
        {
            try
            {
                var description = await Worker(silo).Describe().WaitAsync(cancellationToken).ConfigureAwait(false);
                if (!programs.TryUpdate(silo, description, null))
                    return;
                if (description.IsWorker)
                    ClusterLog.Joined(log, description.Name);
                signal.Tell();
                return;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            // Whatever its program threw, or that the cluster does not reach it just now.
            catch (Exception e)
            {
                ClusterLog.NoAnswer(log, silo.ToString(), FirstLine.WithType(e));
                await Task.Delay(s_pause, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }
}
