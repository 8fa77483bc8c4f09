using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using ModelZoo;
using PrunableNets.Data;
using PrunableNets.Formats;
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
        var train = Cifar10.Read(Path.Combine(settings.Data, "cifar10", "lossless_train_subset.bin.gz"));
        var test = Cifar10.Read(Path.Combine(settings.Data, "cifar10", "lossless_test_0000-0999.bin.gz"));
        var weights = Path.Combine(settings.Data, "weights", "resnet56-4bfd9763.safetensors");
        var accuracies = new List<double>();
        for (var seed = 0; seed < settings.Seeds; seed++)
        {
            var result = Prune(weights, train, test, device(settings.Device), (ulong)seed);
            accuracies.Add(result.Accuracy);
            yield return result;
        }
        yield return new PrunedAccuracy("after-pruning-resnet56", "mean", accuracies.Average(), 0, 0);
    }

    private static PrunedAccuracy Prune(string weights, ImageDataset train, ImageDataset test, Device device, ulong seed)
    {
        using var scope = NewDisposeScope();
        var dense = new ResNet56();
        StateDict.Load(dense, Safetensors.Read(weights));
        dense.to(device);
        var gated = ResNet56.CreateGated(dense);
        gated.to(device);
        var target = new CostTarget(55.84e6, false, FlopsConvention.AutoBot);
        var start = Stopwatch.GetTimestamp();
        var trained = new AutoBotTrainer(ResNet56.Architecture, target, new AutoBotOptions { Seed = seed }).Train(gated, train);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var selection = ThresholdSelection.Select(ResNet56.Architecture, trained.Scores, target);
        var slim = ResNet56.CreateSlim(dense, selection.Plan);
        slim.to(device);
        return new PrunedAccuracy("after-pruning-resnet56", seed.ToString(CultureInfo.InvariantCulture), Evaluation.Measure(slim, test, device).Share, selection.Cost, seconds);
    }
}

/// <summary>Accuracy of one seed, or the mean.</summary>
internal sealed record PrunedAccuracy(string Case, string Seed, double Accuracy, long Flops, double GateSeconds) : IResult
{
    public string ToJson() => Json.Write(this);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Case}, seed {Seed}: {Accuracy * 100:F2} %, {Flops:N0} FLOPs, gates trained in {GateSeconds:F0} s");
}
