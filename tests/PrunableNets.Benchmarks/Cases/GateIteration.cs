using System;
using System.Collections.Generic;
using System.Linq;
using ModelZoo;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Benchmarks;

/// <summary>
/// One iteration of AutoBot's gate training on the generated gated ResNet-56 with a batch of 64, data loading included, against the same
/// in PyTorch without data loading.
/// </summary>
internal static class GateIteration
{
    private const int Warmup = 2;
    private const int BatchSize = 64;

    // The two sides take turns and the best round of each counts: other work on the machine only ever slows a round.
    private const int Rounds = 3;

    public static IEnumerable<IResult> Run(Settings settings)
    {
        set_num_threads(settings.Threads);
        var (own, theirs, peer) = (double.PositiveInfinity, double.PositiveInfinity, "");
        for (var round = 0; round < Rounds; round++)
        {
            own = Math.Min(own, MedianMilliseconds(settings));
            (peer, var milliseconds) = Peer.MedianMilliseconds(settings, "iteration", "--batch", $"{BatchSize}");
            theirs = Math.Min(theirs, milliseconds);
        }
        yield return new Measurement("gate-iteration-resnet56", BatchSize, settings.Device, settings.Threads, own, peer, theirs);
    }

    private static double MedianMilliseconds(Settings settings)
    {
        random.manual_seed(0);
        using var dense = new ResNet56();
        using var gated = ResNet56.CreateGated(dense.to(device(settings.Device))).to(device(settings.Device));
        var clock = new IterationClock();
        var options = AutoBotOptions.Paper with { Iterations = Warmup + settings.Repetitions, BatchSize = BatchSize, ScoreWindowStart = 0 };
        new AutoBotTrainer(ResNet56.Architecture, new CostTarget(55.84e6, false, FlopsConvention.AutoBot), options)
            .Train(gated, ShapesDataset.Train(4 * BatchSize), clock);
        return clock.Milliseconds.Skip(Warmup).Order().ElementAt(settings.Repetitions / 2);
    }
}
