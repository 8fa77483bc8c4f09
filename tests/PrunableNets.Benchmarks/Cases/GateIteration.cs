using System;
using System.Collections.Generic;
using System.Linq;
using ModelZoo;
using PrunableNets.Benchmarks.Plain;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Benchmarks;

/// <summary>
/// One iteration of AutoBot's gate training on the generated gated ResNet-56 with a batch of 64, data loading included, against the same
/// written straight in TorchSharp and in PyTorch, both without data loading; and against the convolutions alone.
/// </summary>
internal static class GateIteration
{
    private const int Warmup = 2;
    private const int BatchSize = 64;

    // The sides take turns and the best round of each counts: other work on the machine only ever slows a round.
    private const int Rounds = 3;

    public static IEnumerable<IResult> Run(Settings settings)
    {
        set_num_threads(settings.Threads);
        var (own, plain, convolutions, theirs, peer) = (double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity, "");
        for (var round = 0; round < Rounds; round++)
        {
            own = Math.Min(own, MedianMilliseconds(settings));
            using (var training = new PlainGateTraining(device(settings.Device)))
                plain = Math.Min(plain, training.MedianMilliseconds(BatchSize, Warmup, settings.Repetitions));
            // A GPU computes them while the program goes on, so that they cannot be timed one by one.
            if (settings.Device == "cpu")
                convolutions = Math.Min(convolutions, ConvolutionTimes.SumMilliseconds(BatchSize, settings.Repetitions));
            if (Peer.TryMedianMilliseconds(settings, "iteration", "--batch", $"{BatchSize}") is not { } python)
                continue;
            (peer, theirs) = (python.Name, Math.Min(theirs, python.Milliseconds));
        }
        yield return new Measurement("gate-iteration-resnet56", BatchSize, settings.Device, settings.Threads, own, $"plain TorchSharp, libtorch {__version__}", plain);
        if (settings.Device == "cpu")
            yield return new Measurement("gate-iteration-resnet56", BatchSize, settings.Device, settings.Threads, own, "the sum of its convolutions", convolutions);
        if (peer.Length > 0)
            yield return new Measurement("gate-iteration-resnet56", BatchSize, settings.Device, settings.Threads, own, peer, theirs);
    }

    private static double MedianMilliseconds(Settings settings) =>
        Train(settings, Warmup + settings.Repetitions).Skip(Warmup).Order().ElementAt(settings.Repetitions / 2);

    /// <summary>Milliseconds of each iteration of ours.</summary>
    public static List<double> Train(Settings settings, int iterations)
    {
        random.manual_seed(0);
        using var dense = new ResNet56();
        using var gated = ResNet56.CreateGated(dense.to(device(settings.Device))).to(device(settings.Device));
        var clock = new ReportClock<AutoBotIteration>();
        var options = AutoBotOptions.Paper with { Iterations = iterations, BatchSize = BatchSize, ScoreWindowStart = 0 };
        new AutoBotTrainer(ResNet56.Architecture, new CostTarget(55.84e6, false, FlopsConvention.AutoBot), options)
            .Train(gated, ShapesDataset.Train(4 * BatchSize), clock);
        return clock.Milliseconds;
    }
}
