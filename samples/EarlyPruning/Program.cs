using System;
using System.IO;
using EarlyPruning;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PrunableNets;
using PrunableNets.Data;
using PrunableNets.Hosting;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

// Networks that are pruned in the course of their training: by EarlyCroP when weights have become lazy, and before any training, where it is CroP-S, beside SNAP.
// Killed at any moment, the same command goes on with the network that it was at.
if (args.Length < 2 || args[0] is not ("mnist" or "cifar"))
{
    Console.Error.WriteLine("usage: EarlyPruning mnist|cifar DATA_FOLDER [KEY=VALUE ...]");
    return PruningExitCode.BadOptions;
}
var (name, folder) = (args[0], args[1]);
return name == "mnist"
    ? Compare<MnistNet>("Mnist", () => new PruningData(Mnist.ReadTrain(Path.Combine(folder, "mnist")), Mnist.ReadTest(Path.Combine(folder, "mnist"))))
    : Compare<CifarNet>("Cifar", () => new PruningData(
        Cifar10.Read(Path.Combine(folder, "cifar10", "lossless_train_subset.bin.gz")), Cifar10.Read(Path.Combine(folder, "cifar10", "lossless_test_0000-0999.bin.gz"))));

int Compare<T>(string section, Func<IPruningData> data) where T : Module<Tensor, Tensor>, IPrunableModel<T>
{
    var images = data();
    foreach (var isAtStart in new[] { false, true })
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory, Args = args[2..] });
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton(images);
        // The second part is the first one but for what its own section says.
        var settings = new ConfigurationBuilder().AddConfiguration(builder.Configuration.GetSection(section));
        if (isAtStart)
            settings.AddConfiguration(builder.Configuration.GetSection(section + "AtStart"));
        builder.Services.AddComparison<T>(settings.Build());
        using var host = builder.Build();
        try
        {
            var report = host.Services.GetRequiredService<PruningComparison<T>>().Run(new CellLine());
            Console.Write(report.ToText());
        }
        catch (ArgumentException e)
        {
            Console.Error.WriteLine(e.Message);
            return PruningExitCode.BadOptions;
        }
    }
    return PruningExitCode.Done;
}

internal sealed class CellLine : IProgress<ComparisonResult>
{
    public void Report(ComparisonResult value) => Console.WriteLine(
        $"{value.Cell.Method}, {value.Cell.Target}, seed {value.Cell.Seed}: {value.Parameters:N0} parameters, pruned after {value.Early?.Epoch} epochs, {value.FineTuned} at the end");
}
