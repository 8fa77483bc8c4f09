using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PrunableNets;
using PrunableNets.Distributed;
using PrunableNets.Hosting;
using ResNetSample;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

// prune       train or load the dense network, train gates, write the plan and the slim weights
// fine-tune   run the class that the build made of the plan, check it, fine-tune it
// compare     prune the dense network by many methods and print one table
// baselines   the same for AutoBot, channels at random, L1 and training from scratch alone, with one seed
// curve       accuracy over FLOPs: as pruned, fine-tuned, weights solved anew, both, and from scratch; with a plot
// worker      measure for the others of a cluster (section Cluster; docs/cluster.md), until Ctrl-C
// --data F    CIFAR-10 and pretrained weights from a folder instead of the embedded images
// KEY=VALUE   an option of the run, as in appsettings.json
var verb = args.Length > 0 ? args[0] : "";
var at = Array.IndexOf(args, "--data");
var data = at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
if (verb is not ("prune" or "fine-tune" or "compare" or "baselines" or "curve" or "worker") || (at >= 0 && data is null))
{
    Console.Error.WriteLine("usage: ResNet56 prune|fine-tune|compare|baselines|curve|worker [--data FOLDER] [KEY=VALUE ...]");
    return PruningExitCode.BadOptions;
}

var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory, Args = args[1..] });
// The display says what there is to say; without a log, what goes wrong is said on the error output.
builder.Logging.SetMinimumLevel(LogLevel.None);
var images = data is null ? "Shapes" : "Cifar";
if (data is not null)
    builder.Configuration.AddInMemoryCollection(
        from entry in new[] { ("Cifar", 56), ("CifarComparison", 56), ("CifarBaselines", 56), ("CifarCurve56", 56), ("CifarCurve20", 20) }
        select KeyValuePair.Create<string, string?>($"{entry.Item1}:Weights", Path.Combine(data, "weights", entry.Item2 == 56 ? "resnet56-4bfd9763.safetensors" : "resnet20-12fca82f.safetensors")));
builder.Services.AddSingleton<IPruningData>(_ => data is null ? SampleData.Shapes() : SampleData.Cifar(data));
var cluster = builder.Configuration.GetSection("Cluster");
if (verb == "worker")
{
    // What is done with an item is told, and no more.
    builder.Logging.ClearProviders().AddSimpleConsole(static c => c.SingleLine = true).SetMinimumLevel(LogLevel.Information).AddFilter("Orleans", LogLevel.Error).AddFilter("Polly", LogLevel.None);
    _ = data is null ? builder.AddPruningWorker<ResNet20>(cluster) : builder.AddPruningWorker<ResNet56>(cluster);
    return await builder.Build().RunPruningWorkerAsync();
}
if (verb is "compare" or "baselines")
{
    var suffix = verb == "compare" ? "Comparison" : "Baselines";
    return data is null ? Compare<ResNet20>(images + suffix) : Compare<ResNet56>(images + suffix);
}
if (verb == "curve")
{
    if (data is null)
        return Compare<ResNet20>("ShapesCurve", CurvePlot.Write);
    var small = Compare<ResNet20>("CifarCurve20", CurvePlot.Write);
    return small != PruningExitCode.Done ? small : Compare<ResNet56>("CifarCurve56", CurvePlot.Write);
}
var section = builder.Configuration.GetSection(images);
// Ctrl-C stops the host; the same command goes on from there.
return await ((verb, images) switch
{
    ("prune", "Shapes") => Prune<ResNet20>(),
    ("prune", _) => Prune<ResNet56>(),
    (_, "Shapes") => FineTune<ResNet20>(),
    _ => FineTune<ResNet56>(),
});

Task<int> Prune<T>() where T : Module<Tensor, Tensor>, IPrunableModel<T>
{
    // Fine-tuning ends with the table of all forms.
    builder.Services.AddSingleton(static _ => PruningProgress.ForConsole(table: false));
    builder.Services.AddPruning<T>(section);
    // The next build makes a class of the plan; that class has its weights solved anew, for which the channels are chosen here, and is fine-tuned.
    builder.Services.PostConfigure<PruningOptions>(
        T.Architecture.Model, static options => (options.FineTuning, options.Reconstruction.Batches, options.ChannelChoice) = (null, 0, new ChannelChoiceOptions()));
    return builder.Build().RunPruningAsync<T>();
}

Task<int> FineTune<T>() where T : Module<Tensor, Tensor>, IPrunableModel<T>
{
    builder.Services.AddFineTuning<T>(section);
    return builder.Build().RunFineTuningAsync<T>();
}

// Killed at any moment, it goes on with the cell that it was at.
int Compare<T>(string section, Action<ComparisonReport, string>? draw = null) where T : Module<Tensor, Tensor>, IPrunableModel<T>
{
    builder.Services.AddComparison<T>(builder.Configuration.GetSection(section));
    if (cluster.Exists())
        builder.AddPruningCluster(cluster);
    using var host = builder.Build();
    host.Start();
    try
    {
        var report = host.Services.GetRequiredService<PruningComparison<T>>().Run(new CellLine());
        Console.Write(report.ToText());
        draw?.Invoke(report, builder.Configuration[$"{section}:Folder"]!);
        return PruningExitCode.Done;
    }
    catch (ArgumentException e)
    {
        Console.Error.WriteLine(e.Message);
        return PruningExitCode.BadOptions;
    }
    finally
    {
        host.StopAsync().GetAwaiter().GetResult();
    }
}

internal sealed class CellLine : IProgress<ComparisonResult>
{
    public void Report(ComparisonResult value) => Console.WriteLine(string.Join(", ", Words(value)));

    private static IEnumerable<string> Words(ComparisonResult value)
    {
        yield return $"{value.Cell.Method}, {value.Cell.Target}, seed {value.Cell.Seed}: {value.Flops:N0} FLOPs, {value.After} after pruning";
        if (value.Recalibrated is { } recalibrated)
            yield return $"{recalibrated} recalibrated";
        if (value.FineTuned is { } tuned)
            yield return $"{tuned} fine-tuned";
        if (value.Reconstructed is { } solved)
            yield return $"{solved} reconstructed";
        if (value.ReconstructedAndFineTuned is { } both)
            yield return $"{both} both";
        yield return $"{value.PruningSeconds:F0} s";
    }
}
