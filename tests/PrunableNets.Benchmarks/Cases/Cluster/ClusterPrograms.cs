using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ModelZoo;
using PrunableNets.Data;
using PrunableNets.Distributed;
using PrunableNets.Hosting;

namespace PrunableNets.Benchmarks;

/// <summary>This program in a cluster, and its workers: processes of the same program, one thread each.</summary>
internal sealed class ClusterPrograms : IDisposable
{
    /// <summary>The first argument of a worker; its settings follow.</summary>
    public const string Worker = "cluster-worker";

    private readonly int port = FreePort();
    private readonly List<Process> workers = [];
    private readonly IHost host;

    public ClusterPrograms()
    {
        var builder = Builder([$"Cluster:Primary=127.0.0.1:{port}", $"Cluster:Port={port}", "Cluster:Works=false"]);
        builder.Services.AddComparison<ResNet56>(builder.Configuration.GetSection("Comparison"));
        builder.AddPruningCluster(builder.Configuration.GetSection("Cluster"));
        host = builder.Build();
        host.Start();
    }

    public IEvaluator Evaluator => host.Services.GetRequiredService<IEvaluator>();

    public IServiceProvider Services => host.Services;

    /// <summary>A worker's whole life.</summary>
    public static async Task<int> RunWorker(string[] settings)
    {
        var builder = Builder(settings);
        builder.AddPruningWorker<ResNet56>(builder.Configuration.GetSection("Cluster"));
        return await builder.Build().RunPruningWorkerAsync().ConfigureAwait(false);
    }

    /// <summary>Starts one more.</summary>
    public void Start()
    {
        var start = new ProcessStartInfo(
            "dotnet", [typeof(ClusterPrograms).Assembly.Location, Worker, $"Cluster:Primary=127.0.0.1:{port}"])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["OMP_NUM_THREADS"] = "1";
        var worker = Process.Start(start)!;
        workers.Add(worker);
        using var started = new ManualResetEventSlim();
        worker.OutputDataReceived += (_, line) =>
        {
            // It has joined by then.
            if (line.Data?.Contains("Application started", StringComparison.Ordinal) == true)
                started.Set();
        };
        worker.BeginOutputReadLine();
        started.Wait();
    }

    public void Dispose()
    {
        host.StopAsync(CancellationToken.None).GetAwaiter().GetResult();
        host.Dispose();
        foreach (var worker in workers)
        {
            worker.Kill();
            worker.Dispose();
        }
    }

    private static HostApplicationBuilder Builder(IEnumerable<string> settings)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(
            settings.Select(static s => KeyValuePair.Create(s.Split('=')[0], (string?)s.Split('=', 2)[1])));
        builder.Logging.AddSimpleConsole(static c => c.SingleLine = true)
            .AddFilter(static (category, _) => category == "Microsoft.Hosting.Lifetime");
        builder.Services.AddSingleton<IPruningData>(static _ => new PruningData(ShapesDataset.Train(64), ShapesDataset.Train(64)));
        return builder;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
