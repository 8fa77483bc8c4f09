using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Orleans.Runtime;
using PrunableNets.Hosting;

namespace PrunableNets.Distributed;

/// <summary>Healthy while this program is in the cluster, and while a program that orders measurements has workers.</summary>
internal sealed class ClusterHealth(IClusterMembershipService membership, ILocalSiloDetails own, WorkerDirectory? directory) : IHealthCheck
{
    public const string Name = "pruning-cluster";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var status = membership.CurrentSnapshot.GetSiloStatus(own.SiloAddress);
        var programs = membership.CurrentSnapshot.Members.Values.Count(static m => m.Status == SiloStatus.Active);
        if (status != SiloStatus.Active)
            return Task.FromResult(new HealthCheckResult(context.Registration.FailureStatus, $"this program is {status} in its cluster"));
        var workers = directory?.Workers.Count;
        var text = workers is null
            ? Amount.Of(programs, "program") + " in the cluster"
            : $"{Amount.Of(programs, "program")} in the cluster, {Amount.Of(workers.Value, "worker")}";
        return Task.FromResult(workers == 0 ? HealthCheckResult.Degraded(text) : HealthCheckResult.Healthy(text));
    }
}
