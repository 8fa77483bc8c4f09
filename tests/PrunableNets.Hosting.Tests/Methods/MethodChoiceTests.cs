using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrunableNets.Tests;

namespace PrunableNets.Hosting.Tests.Methods;

/// <summary>A method is found by its name in configuration, or chosen in code; one of the program's own is like any other.</summary>
[Collection(nameof(DrawsRandomNumbers))]
public sealed class MethodChoiceTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("methods");

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<(PruningReport Report, PlanFile Plan)> Prune(Action<PruningBuilder>? build, params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Target"] = "60%; 70% parameters", ["Plan"] = Path.Combine(folder.FullName, "TinyNet.widths.json"), ["Device"] = "cpu", ["RecalibrationBatches"] = "2", ["Reconstruction:Batches"] = "0",
            ["Training:Epochs"] = "1", ["Training:BatchSize"] = "32", ["Training:LearningRate"] = "0.1",
        });
        foreach (var (key, value) in settings)
            builder.Configuration[key] = value;
        builder.Services.AddLogging(static l => l.ClearProviders());
        builder.Services.AddSingleton<IPruningProgress>(new RecordingProgress());
        builder.Services.AddSingleton<IPruningData>(new PruningData(TinyData.Create(200, 1), TinyData.Create(50, 2)));
        var pruning = builder.Services.AddPruning<TinyNet>(builder.Configuration);
        build?.Invoke(pruning);
        using var host = builder.Build();
        var report = (await host.PruneAsync<TinyNet>())!;
        return (report, PlanFile.Load(report.PlanPath));
    }

    private static string Told(PlanFile plan, string key) => plan.Provenance.Single(p => p.Key == key).Value;

    [Fact]
    public async Task ByNameWithTheOptionsOfItsSection()
    {
        var (report, plan) = await Prune(null, ("Method", "taylor"), ("Taylor:Batches", "3"), ("Taylor:BatchSize", "16"), ("Fisher:Batches", "7"), ("Schedule:Steps", "2"));
        Assert.Equal("Taylor (arXiv 1906.10771)", Told(plan, "method"));
        Assert.Contains("Batches = 3, BatchSize = 16", Told(plan, "criterion"), StringComparison.Ordinal);
        Assert.Contains("Steps = 2", Told(plan, "schedule"), StringComparison.Ordinal);
        // Both targets hold.
        Assert.Equal(["FLOPs (Mac)", "parameters"], report.Outcome!.Selection.Uses.Select(static u => u.Unit));
        Assert.All(report.Outcome.Selection.Uses, static u => Assert.True(u.Cost <= u.Target));
    }

    [Fact]
    public async Task InCodeWithItsOptionsWhateverTheConfigurationNames()
    {
        var (_, plan) = await Prune(static b => b.UseTaylor(static o => o.Batches = 2), ("Method", "L1"), ("Taylor:BatchSize", "8"));
        Assert.Equal("Taylor (arXiv 1906.10771)", Told(plan, "method"));
        Assert.Contains("Batches = 2, BatchSize = 8", Told(plan, "criterion"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneOfTheProgramsOwn()
    {
        var (report, plan) = await Prune(static b => b.Use<LargestWeight, LargestWeightOptions>());
        Assert.Equal("LargestWeight (an example)", Told(plan, "method"));
        var (other, _) = await Prune(static b => b.Add<LargestWeight>(), ("Method", "LargestWeight"), ("LargestWeight:Reverse", "true"), ("Resume", "false"));
        Assert.NotEqual(report.Outcome!.Selection.Plan.ToMask(), other.Outcome!.Selection.Plan.ToMask());
    }

    /// <summary>A measurement of the program's own: broken off, it goes on with what was measured.</summary>
    [Fact]
    public async Task OneOfTheProgramsOwnThatMeasures()
    {
        var (report, plan) = await Prune(static b => b.Use<LossWithout, LossWithoutOptions>());
        Assert.Equal("LossWithout (an example)", Told(plan, "method"));
        Assert.Equal(TinyNet.Architecture.GateCount, report.Outcome!.Scores!.Count);
        Assert.True(report.Outcome.Scores.Distinct().Count() > 5);
    }

    [Fact]
    public async Task AnUnknownKeyOfAMethodIsRefusedWithItsName()
    {
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => Prune(null, ("Method", "Taylor"), ("Taylor:Batchez", "3")));
        Assert.Contains("Batchez", error.Message, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<OptionsValidationException>(() => Prune(null, ("Method", "Taylor"), ("Taylor:Batches", "0")));
        Assert.Contains("Taylor:Batches", error.Message, StringComparison.Ordinal);
    }
}
