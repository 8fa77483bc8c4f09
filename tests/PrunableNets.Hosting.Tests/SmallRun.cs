using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting.Tests;

/// <summary>A whole run of a network that learns in seconds, in a host of its own.</summary>
internal static class SmallRun
{
    /// <param name="folder">For plan, weights and checkpoints.</param>
    /// <param name="data">What the network learns.</param>
    /// <param name="progress">Told; null for nobody.</param>
    /// <param name="more">Options in place of those here.</param>
    public static async Task<PruningReport> Prune<T>(DirectoryInfo folder, IPruningData data, IPruningProgress? progress = null, params (string Key, string Value)[] more)
        where T : Module, IPrunableModel<T>
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Target"] = "60%", ["Plan"] = Path.Combine(folder.FullName, T.Architecture.Model + ".widths.json"), ["Device"] = "cpu", ["RecalibrationBatches"] = "0", ["Reconstruction:Batches"] = "0",
            ["Training:Epochs"] = "12", ["Training:BatchSize"] = "32", ["Training:Optimizer"] = "Adam", ["Training:LearningRate"] = "0.01", ["Training:WeightDecay"] = "0",
            ["AutoBot:Iterations"] = "60", ["AutoBot:BatchSize"] = "32",
            ["FineTuning:Epochs"] = "3", ["FineTuning:BatchSize"] = "32", ["FineTuning:Optimizer"] = "Adam", ["FineTuning:LearningRate"] = "0.005", ["FineTuning:WeightDecay"] = "0",
        });
        foreach (var (key, value) in more)
            builder.Configuration[key] = value;
        builder.Services.AddLogging(static l => l.ClearProviders());
        builder.Services.AddSingleton(progress ?? new RecordingProgress());
        builder.Services.AddSingleton(data);
        builder.Services.AddPruning<T>(builder.Configuration);
        using var host = builder.Build();
        return (await host.PruneAsync<T>())!;
    }
}
