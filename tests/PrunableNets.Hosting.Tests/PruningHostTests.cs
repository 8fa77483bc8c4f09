using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrunableNets.Arithmetic;
using PrunableNets.Data;
using PrunableNets.Formats;
using PrunableNets.Tests;
using static TorchSharp.torch;

namespace PrunableNets.Hosting.Tests;

[Collection(nameof(DrawsRandomNumbers))]
public sealed class PruningHostTests : IDisposable
{
    private static readonly PruningData s_data = new(TinyData.Create(400, 1), TinyData.Create(100, 2));

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pruning");

    private string PlanPath => Path.Combine(folder.FullName, "TinyNet.widths.json");

    public void Dispose() => folder.Delete(recursive: true);

    private IHost Build(IPruningProgress progress, params (string Key, string Value)[] more) => Build(progress, more, static _ => { });

    private IHost Build(IPruningProgress progress, (string Key, string Value)[] more, Action<IServiceCollection> configure)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        var settings = new Dictionary<string, string?>
        {
            ["Pruning:Target"] = "60%", ["Pruning:Plan"] = PlanPath, ["Pruning:Device"] = "cpu", ["Pruning:RecalibrationBatches"] = "0", ["Pruning:Reconstruction:Batches"] = "0",
            ["Pruning:Training:Epochs"] = "4", ["Pruning:Training:BatchSize"] = "32", ["Pruning:Training:LearningRate"] = "0.1",
            ["Pruning:Training:Augmentation:Padding"] = "0", ["Pruning:Training:Augmentation:Flip"] = "false",
            ["Pruning:AutoBot:Iterations"] = "40", ["Pruning:AutoBot:Augmentation:Padding"] = "0", ["Pruning:AutoBot:Augmentation:Flip"] = "false",
        };
        foreach (var (key, value) in more)
        {
            if (key == "Weights")
                settings.Keys.Where(static k => k.StartsWith("Pruning:Training:", StringComparison.Ordinal)).ToList().ForEach(k => settings.Remove(k));
            settings["Pruning:" + key] = value;
        }
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddLogging(static l => l.ClearProviders());
        builder.Services.AddSingleton(progress);
        builder.Services.AddSingleton<IPruningData>(s_data);
        configure(builder.Services);
        builder.Services.AddPruning<TinyNet>(builder.Configuration.GetSection("Pruning"));
        return builder.Build();
    }

    [Fact]
    public async Task WhereNoArithmeticIsRightNothingRunsAndTheExitCodeSaysSo()
    {
        var progress = new RecordingProgress();
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Target"] = "60%", ["Plan"] = PlanPath, ["Device"] = "cpu", ["Training:Epochs"] = "1" });
        builder.Services.AddSingleton(new ArithmeticDoor([ArithmeticWay.AsIs], static () => 0.02));
        builder.Services.AddSingleton<IPruningProgress>(progress);
        builder.Services.AddSingleton<IPruningData>(s_data);
        builder.Services.AddPruning<TinyNet>(builder.Configuration);
        Assert.Equal(PruningExitCode.WrongArithmetic, await builder.Build().RunPruningAsync<TinyNet>());
        Assert.Empty(progress.Stages);
        Assert.Empty(folder.GetFiles("*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task AFallbackIsToldOnceAndStandsInTheCertificate()
    {
        var progress = new RecordingProgress();
        var errors = new Queue<double>([0.02, 0]);
        using var host = Build(progress, [("Training:Epochs", "1"), ("AutoBot:Iterations", "2")], services =>
            services.AddSingleton(new ArithmeticDoor([ArithmeticWay.AsIs, ArithmeticWay.AsIs with { Name = "another way" }], errors.Dequeue)));
        var report = (await host.PruneAsync<TinyNet>())!;
        Assert.Single(progress.Notes, static n => n.Contains("this process uses another way", StringComparison.Ordinal));
        Assert.Contains("\"arithmetic\": \"another way\"", await File.ReadAllTextAsync(report.CertificatePath), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARunWritesAPlanAndWeightsThatFitEachOther()
    {
        var progress = new RecordingProgress();
        using var host = Build(progress, ("FineTuning:Epochs", "2"), ("FineTuning:BatchSize", "32"), ("FineTuning:Augmentation:Flip", "false"), ("FineTuning:Augmentation:Padding", "0"));
        var report = (await host.PruneAsync<TinyNet>())!;

        Assert.Same(report, progress.Report);
        Assert.Equal((40, 4 + 2), (progress.Iterations, progress.Epochs));
        Assert.Equal(
            [PruningStage.Dense, PruningStage.Select, PruningStage.Slim, PruningStage.Write, PruningStage.FineTune, PruningStage.Write],
            progress.Stages);
        Assert.Equal(["dense", "gated", "slim", "fine-tuned"], report.Rows.Select(r => r.Form));
        Assert.Equal(70_304, report.Rows[0].Flops);
        Assert.InRange(report.Rows[2].Flops, 15_328, (long)(0.6 * 70_304));
        Assert.Equal(report.Rows[1].Accuracy.Correct, report.Rows[2].Accuracy.Correct);
        Assert.InRange(report.Rows[3].Accuracy.Share, 0.85, 1);
        Assert.True(report.Rows[2].FileBytes < report.Rows[0].FileBytes);

        var file = PlanFile.Load(PlanPath);
        var plan = file.ToPlan(TinyNet.Architecture);
        Assert.Equal(report.Outcome!.Selection.Plan.ToMask(), plan.ToMask());
        Assert.Equal(report.Rows[3].Parameters, file.Parameters.Slim);
        Assert.Equal(report.FineTuning!.Last.Test.ToString(), file.Provenance.Single(p => p.Key == "accuracy, fine-tuned, last epoch").Value);

        using var same = new TinyNetSlim(plan);
        same.load(Path.ChangeExtension(report.WeightsPath, ".dat"));
        Assert.Equal(StateDict.Fingerprint(Safetensors.Read(report.WeightsPath)), StateDict.Fingerprint(same.state_dict()));
        using var slim = new TinyNetSlim(plan);
        StateDict.Load(slim, Safetensors.Read(report.WeightsPath));
        Assert.Equal(report.Rows[3].Accuracy, Evaluation.Measure(slim, s_data.Test, CPU));
        Assert.Equal(["TinyNet.dense.safetensors", "TinyNet.fine-tuned.dat", "TinyNet.fine-tuned.safetensors", "TinyNet.slim.dat", "TinyNet.slim.safetensors", "TinyNet.widths.json"], folder.GetFiles().Select(f => f.Name).Order());
    }

    [Fact]
    public async Task RecoveredAndRecalibratedWeightsAreKeptBesideTheVerifiedOnes()
    {
        var progress = new RecordingProgress();
        using var host = Build(progress, ("MeanRecoveryBatches", "2"), ("RecalibrationBatches", "4"));
        var report = (await host.PruneAsync<TinyNet>())!;
        Assert.Equal(["dense", "gated", "slim", "recovered", "recalibrated"], report.Rows.Select(static r => r.Form));
        Assert.Equal([PruningStage.Recover, PruningStage.Recalibrate, PruningStage.Write], progress.Stages[^3..]);
        Assert.EndsWith("TinyNet.recalibrated.safetensors", report.WeightsPath, StringComparison.Ordinal);
        var file = PlanFile.Load(PlanPath);
        Assert.Contains(file.Provenance, static p => p is { Key: "recalibration", Value: "batch norms measured on 4 batches of the gates" });

        Assert.Contains(file.Provenance, static p => p is { Key: "mean recovery", Value: "on 2 batches of the method" });
        Assert.NotEqual(report.Rows[2].Accuracy.Loss, report.Rows[3].Accuracy.Loss);

        using var slim = new TinyNetSlim(file.ToPlan(TinyNet.Architecture));
        StateDict.Load(slim, Safetensors.Read(Path.Combine(folder.FullName, "TinyNet.slim.safetensors")));
        Assert.Equal(report.Rows[2].Accuracy, Evaluation.Measure(slim, s_data.Test, CPU));
        StateDict.Load(slim, Safetensors.Read(report.WeightsPath));
        Assert.Equal(report.Rows[4].Accuracy, Evaluation.Measure(slim, s_data.Test, CPU));
        Assert.NotEqual(report.Rows[2].Accuracy.Loss, report.Rows[4].Accuracy.Loss);
    }

    [Fact]
    public async Task ReconstructedWeightsAreKeptBesideTheVerifiedOnesAndTold()
    {
        var progress = new RecordingProgress();
        using var host = Build(progress, ("Reconstruction:Batches", "4"), ("Reconstruction:BatchSize", "25"));
        var report = (await host.PruneAsync<TinyNet>())!;
        Assert.Equal(["dense", "gated", "slim", "reconstructed"], report.Rows.Select(static r => r.Form));
        Assert.Equal([PruningStage.Reconstruct, PruningStage.Write], progress.Stages[^2..]);
        Assert.EndsWith("TinyNet.reconstructed.safetensors", report.WeightsPath, StringComparison.Ordinal);
        Assert.Contains(report.Reconstruction!, static l => l.Outcome == ReconstructionOutcome.Solved && l.After < l.Before);
        Assert.True(report.Rows[3].Accuracy.Loss < report.Rows[2].Accuracy.Loss);

        var file = PlanFile.Load(PlanPath);
        Assert.Contains(file.Provenance, static p => p is { Key: "reconstruction", Value: "weights solved anew on 4 batches of 25 without labels, seed 0" });
        using var certificate = JsonDocument.Parse(await File.ReadAllTextAsync(report.CertificatePath));
        Assert.Equal(
            report.Reconstruction!.Select(static l => (l.Path, l.Ridge, l.After)),
            certificate.RootElement.GetProperty("reconstruction").EnumerateArray().Select(static l => (
                l.GetProperty("Path").GetString()!, l.GetProperty("Ridge") is { ValueKind: JsonValueKind.Number } ridge ? ridge.GetDouble() : (double?)null, l.GetProperty("After").GetDouble())));
        using var slim = new TinyNetSlim(file.ToPlan(TinyNet.Architecture));
        StateDict.Load(slim, Safetensors.Read(Path.Combine(folder.FullName, "TinyNet.slim.safetensors")));
        Assert.Equal(report.Rows[2].Accuracy, Evaluation.Measure(slim, s_data.Test, CPU));
        StateDict.Load(slim, Safetensors.Read(report.WeightsPath));
        Assert.Equal(report.Rows[3].Accuracy, Evaluation.Measure(slim, s_data.Test, CPU));
    }

    [Fact]
    public async Task TwoRunsWriteTheSamePlan()
    {
        var texts = new List<string>();
        for (var run = 0; run < 2; run++)
        {
            using var host = Build(new RecordingProgress());
            await host.PruneAsync<TinyNet>();
            texts.Add(await File.ReadAllTextAsync(PlanPath));
        }
        Assert.Equal(texts[0], texts[1]);
    }

    [Fact]
    public async Task StoredWeightsAreTheDenseNetwork()
    {
        var weights = Path.Combine(folder.FullName, "dense.safetensors");
        using var dense = TinyData.TrainedNet();
        Safetensors.Write(weights, dense.state_dict());
        using var host = Build(new RecordingProgress(), ("Weights", weights));
        var report = (await host.PruneAsync<TinyNet>())!;
        Assert.Equal(Evaluation.Measure(dense, s_data.Test, CPU), report.Rows[0].Accuracy);
        var told = PlanFile.Load(PlanPath).Provenance.Single(static p => p.Key == "dense network").Value;
        Assert.Equal("weights of SHA-256 " + Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(weights))), told);
    }

    [Fact]
    public async Task AFailingRunFaultsTheReport()
    {
        var weights = Path.Combine(folder.FullName, "other.safetensors");
        Safetensors.Write(weights, new Dictionary<string, Tensor> { ["conv9.weight"] = zeros(1) });
        using var host = Build(new RecordingProgress(), ("Weights", weights));
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => host.PruneAsync<TinyNet>());
        Assert.Contains("conv9.weight", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StoppingTheHostCancelsTheRunAndLeavesTheFilesOfFinishedStages()
    {
        IHostApplicationLifetime? lifetime = null;
        var progress = new RecordingProgress(i =>
        {
            if (i.Index == 3)
                lifetime!.StopApplication();
        });
        using var host = Build(progress, ("AutoBot:Iterations", "100000"));
        lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
        Assert.Null(await host.PruneAsync<TinyNet>());
        Assert.Equal(PruningStage.Select, progress.Stages[^1]);
        Assert.Equal(["TinyNet.dense.safetensors"], folder.GetFiles().Select(static f => f.Name));
        Assert.True(File.Exists(Path.Combine(folder.FullName, "runs", "TinyNet", "dense.checkpoint.safetensors")));
    }

    [Fact]
    public async Task ATargetInParametersIsReachedAndTold()
    {
        using var host = Build(new RecordingProgress(), ("Target", "60% parameters"));
        var report = (await host.PruneAsync<TinyNet>())!;
        Assert.Equal((999, "parameters"), (report.Outcome!.Selection.First.Target, report.Outcome.Selection.First.Unit));
        Assert.Equal(report.Rows[2].Parameters, report.Outcome.Selection.First.Cost);
        Assert.InRange(report.Outcome.Selection.First.Target - report.Outcome.Selection.First.Cost, 0, report.Outcome.Selection.First.Step - 1);
        Assert.Contains(PlanFile.Load(PlanPath).Provenance, static p => p.Key == "target" && p.Value == "60% of the dense parameters");
        Assert.StartsWith("target 999, reached", Wording.Summary(report).First(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Target", "2%", "Pruning:Target: TinyNet cannot be pruned")]
    [InlineData("Target", "2% parameters", "Pruning:Target: TinyNet cannot be pruned to 2% of the dense parameters")]
    [InlineData("Convention", "Flops", "Failed to convert configuration value 'Flops' at 'Pruning:Convention'")]
    [InlineData("AutoBot:BatchSize", "0", "Pruning:AutoBot:BatchSize: ")]
    public async Task BadValuesStopTheHostAtItsStart(string key, string value, string message)
    {
        using var host = Build(new RecordingProgress(), (key, value));
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMisspeltKeyStopsTheHostAtItsStart()
    {
        using var host = Build(new RecordingProgress(), ("AutoBot:Iteratoins", "3"));
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Contains("Iteratoins", error.Message, StringComparison.Ordinal);
    }
}
