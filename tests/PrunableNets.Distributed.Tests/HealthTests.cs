using System;
using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Threading.Tasks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using PrunableNets.Hosting;
using PrunableNets.Tests;

namespace PrunableNets.Distributed.Tests;

public sealed class HealthTests
{
    /// <summary>
    /// A program that orders and has nobody to measure is degraded; one that measures itself is well. Orleans' meters are beside ours.
    /// </summary>
    [Theory]
    [InlineData(true, HealthStatus.Healthy, "1 program in the cluster, 1 worker")]
    [InlineData(false, HealthStatus.Degraded, "1 program in the cluster, 0 workers")]
    public async Task TheCheckTellsWhetherThereAreWorkers(bool works, HealthStatus status, string told)
    {
        var meters = new ConcurrentBag<string>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => meters.Add(instrument.Meter.Name) };
        listener.Start();
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection([new("Cluster:Works", works.ToString()), new("Cluster:Name", "health")]);
        builder.Services.AddSingleton<IPruningData>(static _ => new PruningData(TinyData.Create(8, 1), TinyData.Create(8, 2)));
        builder.Services.AddComparison<TinyNet>(builder.Configuration.GetSection("Comparison"));
        builder.AddPruningCluster(builder.Configuration.GetSection("Cluster"));
        using var host = builder.Build();
        await host.StartAsync();
        var directory = host.Services.GetRequiredService<WorkerDirectory>();
        for (var changed = directory.Changed; works && directory.Workers.Count == 0; changed = directory.Changed)
            await changed.WaitAsync(TimeSpan.FromMinutes(1));
        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        Assert.Equal(status, report.Entries["pruning-cluster"].Status);
        Assert.Equal(told, report.Entries["pruning-cluster"].Description);
        Assert.Contains("Microsoft.Orleans", meters);
        await host.StopAsync();
    }
}
