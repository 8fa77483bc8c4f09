using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NetworkKinds;
using PrunableNets;
using PrunableNets.Data;
using PrunableNets.Formats;
using PrunableNets.Hosting;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

// Nine kinds of network, each trained, pruned to half of its FLOPs by AutoBot, L1 and at random, and its weights solved anew: does that help, for which?
// NetworkKinds [KIND ...] [KEY=VALUE ...]   all kinds where none is named; options as in appsettings.json
// Killed at any moment, the same command goes on with the training, or the cell, that it was at, from its beginning.
var kinds = new Dictionary<string, Func<IConfiguration, PruningData, ComparisonReport>>(StringComparer.OrdinalIgnoreCase)
{
    [nameof(Perceptron)] = Compare<Perceptron>, [nameof(VggNet)] = Compare<VggNet>, [nameof(DenseNet)] = Compare<DenseNet>, [nameof(MobileNet)] = Compare<MobileNet>,
    [nameof(ShuffleNet)] = Compare<ShuffleNet>, [nameof(SeResNet)] = Compare<SeResNet>, [nameof(UNet)] = Compare<UNet>,
    [nameof(VisionTransformer)] = Compare<VisionTransformer>, [nameof(TextTransformer)] = Compare<TextTransformer>,
};
var names = args.Where(static a => !a.Contains('=', StringComparison.Ordinal)).ToArray();
if (names.FirstOrDefault(n => !kinds.ContainsKey(n)) is { } unknown)
{
    Console.Error.WriteLine($"there is no kind '{unknown}'; the kinds are {string.Join(", ", kinds.Keys)}");
    return PruningExitCode.BadOptions;
}
var configuration = new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json").AddCommandLine([.. args.Where(static a => a.Contains('=', StringComparison.Ordinal))]).Build();
var images = new Lazy<PruningData>(static () => new PruningData(ShapesDataset.Train(), ShapesDataset.Test()));
foreach (var name in names.Length > 0 ? names : [.. kinds.Keys])
{
    try
    {
        var data = name switch { nameof(UNet) => DiscData.Create(), nameof(TextTransformer) => TextData.Create(), _ => images.Value };
        Console.Write(kinds[name](configuration, data).ToText());
    }
    catch (ArgumentException e)
    {
        Console.Error.WriteLine(e.Message);
        return PruningExitCode.BadOptions;
    }
}
return PruningExitCode.Done;

static ComparisonReport Compare<T>(IConfiguration configuration, PruningData data)
    where T : Module<Tensor, Tensor>, IPrunableModel<T>
{
    var name = T.Architecture.Model;
    var section = configuration.GetSection("Comparison");
    var folder = Path.Combine(section["Folder"] ?? "comparison", name);
    var weights = Path.Combine(folder, "dense.safetensors");
    Console.WriteLine($"{name}: {Trained<T>(weights, configuration, data)}");

    var services = new ServiceCollection().AddSingleton<IPruningData>(data);
    services.AddComparison<T>(section);
    // Not in the section, which the next kind reads too.
    services.PostConfigure<ComparisonOptions>(name, options => (options.Folder, options.Weights) = (folder, weights));
    using var provider = services.BuildServiceProvider();
    return provider.GetRequiredService<PruningComparison<T>>().Run();
}

// The dense network's accuracy; trained where there are no weights yet.
static Accuracy Trained<T>(string weights, IConfiguration configuration, PruningData data)
    where T : Module<Tensor, Tensor>, IPrunableModel<T>
{
    manual_seed(0);
    using var model = T.Create();
    if (File.Exists(weights))
    {
        StateDict.Load(model, Safetensors.Read(weights));
        return Evaluation.Measure(model, data.Test, CPU);
    }
    Directory.CreateDirectory(Path.GetDirectoryName(weights)!);
    var settings = configuration.GetSection($"Training:{T.Architecture.Model}").Get<TrainingOptions>() ?? configuration.GetSection("Training:Default").Get<TrainingOptions>()!;
    var result = new Trainer(settings).Train(model, data.Train, data.Test, CPU, new Epochs());
    Safetensors.Write(weights, model.state_dict());
    return result.Last.Test;
}

internal sealed class Epochs : IProgress<TrainingEpoch>
{
    public void Report(TrainingEpoch value) => Console.WriteLine($"epoch {value.Index}: loss {value.Loss:F3}, {value.Test}");
}
