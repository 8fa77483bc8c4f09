using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using ModelZoo;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Benchmarks;

/// <summary>
/// Accuracy of ResNet-56 right after pruning to AutoBot's 55.84 MFLOPs (AutoBot convention), without fine-tuning: gates trained on 12,800 of the
/// exact CIFAR-10 training images with the default options, or with the paper's (<c>--preset AutoBot</c>), measured on the first 1,000 exact
/// test images.
/// </summary>
internal static class AfterPruning
{
    public static IEnumerable<IResult> Run(Settings settings)
    {
        set_num_threads(settings.Threads);
        var start = new PretrainedResNet56(settings);
        var accuracies = new List<double>();
        for (var seed = 0; seed < settings.Seeds; seed++)
        {
            var result = Prune(start, (settings.Paper ? AutoBotOptions.Paper : new AutoBotOptions()) with { Seed = (ulong)seed, Forward = settings.Forward }, settings.Paper);
            accuracies.Add(result.Accuracy);
            yield return result;
        }
        yield return new MeanAccuracy("after-pruning-resnet56", settings.Paper ? "AutoBot" : "Best", accuracies.Average(), [.. accuracies]);
    }

    private static PrunedAccuracy Prune(PretrainedResNet56 start, AutoBotOptions options, bool isPaper)
    {
        using var scope = NewDisposeScope();
        var dense = start.Load();
        var clock = Stopwatch.GetTimestamp();
        var trained = new AutoBotTrainer(ResNet56.Architecture, start.Target, options).Train(start.Gate(dense), start.Train);
        var seconds = Stopwatch.GetElapsedTime(clock).TotalSeconds;
        var (accuracy, flops) = isPaper ? start.Measure(dense, trained.Scores) : start.MeasureRecalibrated(dense, trained.Scores, options);
        return new PrunedAccuracy("after-pruning-resnet56", options.Seed.ToString(CultureInfo.InvariantCulture), accuracy, flops, seconds);
    }
}

/// <summary>The mean over the seeds.</summary>
internal sealed record MeanAccuracy(string Case, string Preset, double Mean, double[] Accuracies) : IResult
{
    public string ToJson() => Json.Write(this);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Case}, preset {Preset}: mean {Mean * 100:F2} %");
}

/// <summary>Accuracy of one seed.</summary>
internal sealed record PrunedAccuracy(string Case, string Seed, double Accuracy, long Flops, double GateSeconds) : IResult
{
    public string ToJson() => Json.Write(this);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Case}, seed {Seed}: {Accuracy * 100:F2} %, {Flops:N0} FLOPs, gates trained in {GateSeconds:F0} s");
}
