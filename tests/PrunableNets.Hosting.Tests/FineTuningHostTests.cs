using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PrunableNets.Formats;
using PrunableNets.Tests;

namespace PrunableNets.Hosting.Tests;

/// <summary>The fine-tuning of a class that was built with a plan; the only tests that set <see cref="TinyNet.BuiltPlan"/>.</summary>
[Collection(nameof(DrawsRandomNumbers))]
public sealed class FineTuningHostTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fine-tuning");
    private readonly PruningPlan plan = PruningPlan.FromKept(TinyNet.Architecture, [[0, 1, 2, 3, 6], [1, 2, 5], [0, 3, 4]]);

    public FineTuningHostTests()
    {
        TinyNet.BuiltPlan = plan;
        using var dense = TinyData.TrainedNet(epochs: 1);
        using var slim = TinyNet.CreateSlim(dense, plan);
        Safetensors.Write(File("dense.safetensors"), dense.state_dict());
        Safetensors.Write(File("TinyNet.slim.safetensors"), slim.state_dict());
        PlanFile.From(TinyNet.Architecture, plan, []).Save(File("TinyNet.widths.json"));
    }

    public void Dispose()
    {
        TinyNet.BuiltPlan = null;
        folder.Delete(recursive: true);
    }

    private string File(string name) => Path.Combine(folder.FullName, name);

    private IHost Build(IPruningProgress progress, params (string Key, string Value)[] more) =>
        Build(progress, static (services, section) => services.AddFineTuning<TinyNet>(section), more);

    private IHost Build(IPruningProgress progress, Action<IServiceCollection, IConfiguration> add, params (string Key, string Value)[] more)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Target"] = "60%", ["Plan"] = File("TinyNet.widths.json"), ["Device"] = "cpu", ["Weights"] = File("dense.safetensors"), ["RecalibrationBatches"] = "0", ["Reconstruction:Batches"] = "0",
            ["FineTuning:Epochs"] = "2", ["FineTuning:BatchSize"] = "32", ["FineTuning:Distillation:Temperature"] = "2",
        });
        builder.Configuration.AddInMemoryCollection(more.Select(static m => KeyValuePair.Create(m.Key, (string?)m.Value)));
        builder.Services.AddLogging(static l => l.ClearProviders());
        builder.Services.AddSingleton(progress);
        builder.Services.AddSingleton<IPruningData>(new PruningData(TinyData.Create(200, 1), TinyData.Create(50, 2)));
        add(builder.Services, builder.Configuration);
        return builder.Build();
    }

    [Fact]
    public async Task TheBuiltClassIsVerifiedAndFineTunedBesideItsTeacher()
    {
        using var host = Build(new RecordingProgress());
        var report = (await host.FineTuneAsync<TinyNet>())!;
        Assert.Equal(["dense", "gated", "slim", "fine-tuned"], report.Rows.Select(static r => r.Form));
        Assert.Equal(0, report.Equivalence.DifferentPredictions);
        Assert.Equal(2, report.FineTuning!.Epochs.Count);
        Assert.EndsWith("certificate.fine-tuned.json", report.CertificatePath, StringComparison.Ordinal);
        Assert.True(System.IO.File.Exists(report.CertificatePath) && System.IO.File.Exists(report.WeightsPath));
    }

    [Fact]
    public async Task TheBuiltClassIsRecalibratedBeforeItIsFineTuned()
    {
        using var host = Build(new RecordingProgress(), ("RecalibrationBatches", "4"));
        var report = (await host.FineTuneAsync<TinyNet>())!;
        Assert.Equal(["dense", "gated", "slim", "recalibrated", "fine-tuned"], report.Rows.Select(static r => r.Form));
        Assert.NotEqual(report.Rows[2].Accuracy.Loss, report.Rows[3].Accuracy.Loss);
    }

    /// <summary>GReg trains the network that it prunes: the slim class is verified against those weights, not against the stored ones.</summary>
    [Fact]
    public async Task TheSlimNetworkOfAMethodThatChangesWeightsIsVerifiedToo()
    {
        using (var pruning = Build(new RecordingProgress(), static (services, section) => services.AddPruning<TinyNet>(section), ("Method", "GReg"), ("GReg:Iterations", "12"), ("GReg:BatchSize", "32")))
            TinyNet.BuiltPlan = (await pruning.PruneAsync<TinyNet>())!.Outcome!.Selection.Plan;
        Assert.True(System.IO.File.Exists(File("TinyNet.changed.safetensors")));
        using var host = Build(new RecordingProgress());
        Assert.InRange((await host.FineTuneAsync<TinyNet>())!.Equivalence.RelativeDifference, 0, 1e-5);
        System.IO.File.Delete(File("TinyNet.changed.safetensors"));
        using var without = Build(new RecordingProgress());
        await Assert.ThrowsAsync<InvalidOperationException>(() => without.FineTuneAsync<TinyNet>());
    }

    [Fact]
    public async Task APlanForAnotherArchitectureIsRefusedAndNothingIsWritten()
    {
        var text = (await System.IO.File.ReadAllTextAsync(File("TinyNet.widths.json"))).Replace("tiny-1", "tiny-2", StringComparison.Ordinal);
        await System.IO.File.WriteAllTextAsync(File("TinyNet.widths.json"), text);
        using var host = Build(new RecordingProgress());
        var error = await Assert.ThrowsAsync<PlanFileException>(() => host.FineTuneAsync<TinyNet>());
        Assert.Contains("fingerprint tiny-2 in the plan, tiny-1 in the class", error.Message, StringComparison.Ordinal);
        Assert.Equal(PruningExitCode.BadInput, PruningExitCode.Of(error));
        Assert.Equal(["TinyNet.slim.safetensors", "TinyNet.widths.json", "dense.safetensors"], folder.GetFiles().Select(static f => f.Name).Order(StringComparer.Ordinal));
        Assert.Equal(text, await System.IO.File.ReadAllTextAsync(File("TinyNet.widths.json")));
    }

    [Fact]
    public async Task SlimWeightsOfAnotherPlanAreRefused()
    {
        TinyNet.BuiltPlan = PruningPlan.FromKept(TinyNet.Architecture, [[0, 1], [1], [0]]);
        using var host = Build(new RecordingProgress());
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => host.FineTuneAsync<TinyNet>());
        Assert.Contains("of another shape: conv2.weight", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AClassWithoutAPlanIsToldWhatToDo()
    {
        TinyNet.BuiltPlan = null;
        using var host = Build(new RecordingProgress());
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => host.FineTuneAsync<TinyNet>());
        Assert.Contains("Prune it first", error.Message, StringComparison.Ordinal);
        Assert.Equal(PruningExitCode.Failed, PruningExitCode.Of(error));
    }
}
