using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PrunableNets.Hosting;
using PrunableNets.Tests;

namespace PrunableNets.Distributed.Tests.Program;

/// <summary>
/// The tests' own program, run as members of a cluster: prunes, compares, runs methods one after the other, or is a worker.
/// </summary>
internal static class MemberProgram
{
    /// <param name="args">The verb, then settings as <c>key=value</c>; with one below <c>Cluster</c>, the program is in a cluster.</param>
    public static async Task<int> Main(string[] args)
    {
        var settings = args[1..].ToDictionary(
            static a => a.Split('=')[0], static a => (string?)a.Split('=', 2)[1], StringComparer.OrdinalIgnoreCase);
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.AddSimpleConsole(static c => c.SingleLine = true)
            .AddFilter("Orleans", LogLevel.Error)
            .AddFilter("Orleans.Connections.Security", LogLevel.Warning)
            .AddFilter("Polly", LogLevel.Error);
        builder.Services.AddSingleton<IPruningProgress>(new ToldProgress());
        builder.Services.AddSingleton<IPruningData>(_ => MemberData.Of(builder.Configuration));
        try
        {
            return await Run(args[0], builder);
        }
        catch (Exception e) when (PruningExitCode.Of(e) is { } code)
        {
            Console.Error.WriteLine(e.Message);
            return code;
        }
    }

    private static async Task<int> Run(string verb, HostApplicationBuilder builder)
    {
        var cluster = builder.Configuration.GetSection("Cluster");
        if (verb == "worker")
        {
            builder.AddPruningWorker<TinyNet>(cluster);
            return await builder.Build().RunPruningWorkerAsync();
        }
        if (verb == "prune")
            builder.Services.AddPruning<TinyNet>(builder.Configuration.GetSection("Pruning"));
        else
            builder.Services.AddComparison<TinyNet>(builder.Configuration.GetSection("Comparison"));
        if (cluster.Exists())
            builder.AddPruningCluster(cluster);
        var host = builder.Build();
        if (verb == "prune")
            return await host.RunPruningAsync<TinyNet>();
        await host.StartAsync();
        await Task.Factory.StartNew(() => Work(verb, host.Services), TaskCreationOptions.LongRunning);
        await host.StopAsync();
        host.Dispose();
        return PruningExitCode.Done;
    }

    private static void Work(string verb, IServiceProvider services)
    {
        if (verb == "compare")
            services.GetRequiredService<PruningComparison<TinyNet>>().Run(new DirectCells());
        else
            SeveralMethods.Run(services);
    }

    private sealed class DirectCells : IProgress<ComparisonResult>
    {
        public void Report(ComparisonResult value) => Console.WriteLine($"cell {value.Cell}");
    }

    /// <summary>Tells each step in a line.</summary>
    private sealed class ToldProgress : IPruningProgress
    {
        public void Begin(string model, PruningStage stage) => Console.WriteLine($"stage {stage}");

        public void Report(MethodStep step) => Console.WriteLine($"step {step.Text}");

        public void Report(TrainingEpoch epoch, int epochs) => Console.WriteLine($"epoch {epoch.Index}");

        public void Note(string message) => Console.WriteLine($"note {message}");

        public void Complete(PruningReport report) => Console.WriteLine("complete");
    }
}
