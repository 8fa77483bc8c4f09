using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PrunableNets.Tests;

namespace PrunableNets.Hosting.Tests.Early;

/// <summary>Runs of the tiny network with few epochs, which can be broken off after one of them.</summary>
internal static class EarlyRun
{
    public static PruningData Data { get; } = new(TinyData.Create(200, 1), TinyData.Create(60, 2));

    /// <param name="folder">For plan, weights and checkpoints.</param>
    /// <param name="stopAfter">The number of epochs that this process trains before the host is stopped; null for all.</param>
    /// <param name="more">Options beside those here, or in their place.</param>
    /// <returns>The report, null where the run was broken off; and the stages.</returns>
    public static async Task<(PruningReport? Report, List<PruningStage> Stages)> Prune(DirectoryInfo folder, int? stopAfter, params (string Key, string? Value)[] more)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        var settings = new Dictionary<string, string?>
        {
            ["Target"] = "60%", ["Plan"] = Path.Combine(folder.FullName, "TinyNet.widths.json"), ["Device"] = "cpu", ["Method"] = "L1",
            ["Training:Epochs"] = "5", ["Training:BatchSize"] = "32", ["Training:LearningRate"] = "0.05",
            ["Training:Augmentation:Padding"] = "0", ["Training:Augmentation:Flip"] = "false",
        };
        foreach (var (key, value) in more)
            settings[key] = value;
        builder.Configuration.AddInMemoryCollection(settings);
        IEnumerable<IHostedService> services = [];
        var progress = new Epochs(epochs =>
        {
            // What a host that stops does to the run, but at this very moment and not soon: the run is over in milliseconds.
            if (epochs == stopAfter)
                foreach (var service in services)
                    _ = service.StopAsync(CancellationToken.None);
        });
        builder.Services.AddLogging(static l => l.ClearProviders());
        builder.Services.AddSingleton<IPruningProgress>(progress);
        builder.Services.AddSingleton<IPruningData>(Data);
        builder.Services.AddPruning<TinyNet>(builder.Configuration);
        using var host = builder.Build();
        services = host.Services.GetServices<IHostedService>();
        return (await host.PruneAsync<TinyNet>(), progress.Stages);
    }

    private sealed class Epochs(Action<int> after) : IPruningProgress
    {
        private int count;

        public List<PruningStage> Stages { get; } = [];

        public void Begin(string model, PruningStage stage) => Stages.Add(stage);

        public void Report(MethodStep step)
        {
        }

        public void Report(TrainingEpoch epoch, int epochs) => after(++count);

        public void Note(string message)
        {
        }

        public void Complete(PruningReport report)
        {
        }
    }
}
