using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using ModelZoo;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Benchmarks;

/// <summary>
/// Accuracy of ResNet-56 right after pruning to AutoBot's 55.84 MFLOPs (AutoBot convention), without fine-tuning: 200 x 64 of the exact
/// CIFAR-10 training images, measured on the first 1,000 exact test images.
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
            var result = Prune(start, (ulong)seed);
            accuracies.Add(result.Accuracy);
            yield return result;
        }
        yield return new PrunedAccuracy("after-pruning-resnet56", "mean", accuracies.Average(), 0, 0);
    }

    private static PrunedAccuracy Prune(PretrainedResNet56 start, ulong seed)
    {
        using var scope = NewDisposeScope();
        var dense = start.Load();
        var clock = Stopwatch.GetTimestamp();
        var trained = new AutoBotTrainer(ResNet56.Architecture, start.Target, new AutoBotOptions { Seed = seed }).Train(start.Gate(dense), start.Train);
        var seconds = Stopwatch.GetElapsedTime(clock).TotalSeconds;
        var (accuracy, flops) = start.Measure(dense, trained.Scores);
        return new PrunedAccuracy("after-pruning-resnet56", seed.ToString(CultureInfo.InvariantCulture), accuracy, flops, seconds);
    }
}

/// <summary>Accuracy of one seed, or the mean.</summary>
internal sealed record PrunedAccuracy(string Case, string Seed, double Accuracy, long Flops, double GateSeconds) : IResult
{
    public string ToJson() => Json.Write(this);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Case}, seed {Seed}: {Accuracy * 100:F2} %, {Flops:N0} FLOPs, gates trained in {GateSeconds:F0} s");
}
