using System;
using System.Collections.Generic;
using System.Linq;
using ModelZoo;
using PrunableNets.Benchmarks.Plain;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Benchmarks;

/// <summary>An epoch of dense training of ResNet-56, evaluation included, against a loop written straight in TorchSharp whose samples are one tensor.</summary>
internal static class TrainingEpochs
{
    private const int Samples = 1024;
    private const int TestSamples = 256;
    private const int BatchSize = 64;
    private const int Epochs = 3;

    // The sides take turns and the best epoch of each counts: other work on the machine only ever slows one.
    private const int Rounds = 2;

    public static IEnumerable<IResult> Run(Settings settings)
    {
        set_num_threads(settings.Threads);
        var (own, plain) = (double.PositiveInfinity, double.PositiveInfinity);
        for (var round = 0; round < Rounds; round++)
        {
            own = Math.Min(own, Own().Min());
            plain = Math.Min(plain, Plain().Min());
        }
        yield return new Measurement("training-epoch-resnet56", BatchSize, "cpu", settings.Threads, 1000 * own, $"plain TorchSharp, libtorch {__version__}", 1000 * plain);
    }

    /// <summary>Seconds of each epoch, ours.</summary>
    public static double[] Own()
    {
        using var model = new ResNet56();
        var clock = new ReportClock<TrainingEpoch>();
        var options = new TrainingOptions { Epochs = Epochs, BatchSize = BatchSize, Augmentation = null };
        new Trainer(options).Train(model, ShapesDataset.Train(Samples), ShapesDataset.Test(TestSamples), CPU, clock);
        return [.. clock.Milliseconds.Select(static m => m / 1000)];
    }

    /// <summary>Seconds of each epoch, the plain loop's.</summary>
    public static double[] Plain()
    {
        using var scope = NewDisposeScope();
        var train = BatchLoader.Sequential(ShapesDataset.Train(Samples), Samples).Batch(0, 0);
        var test = BatchLoader.Sequential(ShapesDataset.Test(TestSamples), TestSamples).Batch(0, 0);
        using var training = new PlainTraining(train.Inputs[0], train.Target, test.Inputs[0], test.Target);
        return training.Seconds(Epochs, BatchSize);
    }
}
