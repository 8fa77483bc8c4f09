using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PrunableNets.Data;
using PrunableNets.Hosting.Tests.Networks;
using static TorchSharp.torch;

namespace PrunableNets.Hosting.Tests;

/// <summary>Two models in one host do not stop each other, nor draw each other's random numbers.</summary>
[Collection(nameof(DrawsRandomNumbers))]
public sealed class SeveralRunsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("several");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task OneThatFailsLeavesTheOtherToItsEnd()
    {
        using var host = Build(static (services, section) =>
        {
            // Its group norm is not initialised, which the run refuses.
            services.AddPruning<GroupedNet>(section("GroupedNet"));
            services.AddPruning<DearNet>(section("DearNet"));
        });
        var (failing, ending) = (host.Services.GetRequiredService<PruningRun<GroupedNet>>(), host.Services.GetRequiredService<PruningRun<DearNet>>());
        await host.RunAsync();
        await Assert.ThrowsAsync<InvalidDataException>(() => failing.Report);
        Assert.Equal("DearNet", (await ending.Report).Model);
        Assert.True(System.IO.File.Exists(Plan("DearNet")));
    }

    [Fact]
    public async Task EachGivesWhatItGivesAlone()
    {
        using (var alone = Build(static (services, section) => services.AddPruning<DearNet>(section("DearNet"))))
            await alone.PruneAsync<DearNet>();
        var plan = await System.IO.File.ReadAllTextAsync(Plan("DearNet"));
        using var host = Build(static (services, section) =>
        {
            services.AddPruning<TwinNet>(section("TwinNet"));
            services.AddPruning<DearNet>(section("DearNet"));
        });
        await host.PruneAsync<DearNet>();
        Assert.Equal(plan, await System.IO.File.ReadAllTextAsync(Plan("DearNet")));
        Assert.True(System.IO.File.Exists(Plan("TwinNet")));
    }

    private string Plan(string model) => Path.Combine(folder.FullName, model + PlanFile.FileSuffix);

    private IHost Build(Action<IServiceCollection, Func<string, IConfiguration>> add)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        foreach (var model in new[] { "GroupedNet", "DearNet", "TwinNet" })
            foreach (var (key, value) in new Dictionary<string, string>
            {
                ["Target"] = "60%", ["Plan"] = Plan(model), ["Device"] = "cpu", ["Reconstruction:Batches"] = "0", ["RecalibrationBatches"] = "0",
                ["Training:Epochs"] = "2", ["Training:BatchSize"] = "16", ["AutoBot:Iterations"] = "4", ["AutoBot:BatchSize"] = "16",
            })
                builder.Configuration[$"{model}:{key}"] = value;
        builder.Services.AddLogging(static l => l.ClearProviders());
        builder.Services.AddSingleton<IPruningProgress>(new RecordingProgress());
        manual_seed(0);
        var data = TensorDataset.From(randn(64, 1, 8, 8), randint(0, 4, 64));
        builder.Services.AddSingleton<IPruningData>(new PruningData(data, data));
        add(builder.Services, builder.Configuration.GetSection);
        return builder.Build();
    }
}
