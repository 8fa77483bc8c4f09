using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PrunableNets.Data;
using PrunableNets.Tests;

namespace PrunableNets.Hosting.Tests;

/// <summary>The tests' own program, run as a child process that may be killed: prunes the tiny network in a folder and tells each step in a line.</summary>
internal static class ChildProgram
{
    /// <summary>The variable that says after how many lines the program waits for its end.</summary>
    public const string LinesBeforeWaiting = "LINES_BEFORE_WAITING";

    /// <param name="args">The folder, then settings as <c>key=value</c>.</param>
    public static async Task<int> Main(string[] args)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Target"] = "60%", ["Plan"] = Path.Combine(args[0], "TinyNet.widths.json"), ["Device"] = "cpu", ["CheckpointIterations"] = "3", ["RecalibrationBatches"] = "0",
            ["Reconstruction:Batches"] = "4", ["Reconstruction:BatchSize"] = "25",
            ["Training:Epochs"] = "3", ["Training:BatchSize"] = "32", ["Training:LearningRate"] = "0.1",
            ["AutoBot:Iterations"] = "24", ["AutoBot:BatchSize"] = "32",
            ["FineTuning:Epochs"] = "3", ["FineTuning:BatchSize"] = "32", ["FineTuning:Optimizer"] = "Adam", ["FineTuning:LearningRate"] = "0.001",
        };
        foreach (var setting in args[1..])
            settings[setting.Split('=')[0]] = setting.Split('=', 2)[1];
        // Not options of a run: another data set, and sections that are not there.
        settings.Remove("images", out var images);
        if (settings.Remove("without", out var sections))
            foreach (var key in settings.Keys.Where(k => sections!.Split(',').Contains(k.Split(':')[0])).ToArray())
                settings.Remove(key);
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddLogging(static l => l.ClearProviders());
        builder.Services.AddSingleton<IPruningProgress>(new Lines());
        builder.Services.AddSingleton<IPruningData>(_ => images is null ? new PruningData(TinyData.Create(200, 1), TinyData.Create(50, 2)) : new PruningData(Cifar10.Read(images), Cifar10.Read(images)));
        builder.Services.AddPruning<TinyNet>(builder.Configuration);
        return await builder.Build().RunPruningAsync<TinyNet>();
    }

    private sealed class Lines : IPruningProgress
    {
        public void Begin(string model, PruningStage stage) => Tell($"stage {stage}");

        public void Report(MethodStep step) => Tell($"iteration {step.Index}");

        public void Report(TrainingEpoch epoch, int epochs) => Tell($"epoch {epoch.Index}");

        public void Note(string message) => Tell($"note {message}");

        public void Complete(PruningReport report) => Tell("complete");

        private readonly int wait = int.TryParse(Environment.GetEnvironmentVariable(LinesBeforeWaiting), NumberStyles.None, CultureInfo.InvariantCulture, out var lines) ? lines : int.MaxValue;
        private int told;

        private void Tell(string line)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
            if (++told == wait)
                Thread.Sleep(Timeout.Infinite);
        }
    }
}
