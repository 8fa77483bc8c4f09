using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using ModelZoo;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Benchmarks;

/// <summary>
/// The losses of 1,000 masks of ResNet-56, as linear ensembles draw them (each disables channels of one group; groups get masks by their channels), against 1,000 forwards
/// of the gated network on the same 64 samples; both in turns, batch by batch.
/// </summary>
internal static class MaskedLossTimes
{
    private const int Masks = 1000;
    private const int Samples = 64;

    public static IEnumerable<IResult> Run(Settings settings)
    {
        set_num_threads(settings.Threads);
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        var net = new ResNet56();
        net.eval();
        using var context = PruningContext.For(net, ShapesDataset.Train(256), new CostTarget(0.5, true, FlopsConvention.Mac));
        context.Gated.Gates.OpenAll();
        var architecture = ResNet56.Architecture;
        using var losses = new MaskedLosses(context, new MaskLosses(Samples, Seed: 0, [.. Enumerable.Repeat(1f, architecture.GateCount)], Together: true));
        var options = new LinearEnsembleOptions { MasksPerChannel = 1, Samples = Samples };
        var draw = SplitMix64.ForKey(0, 0, 8);
        var masks = new List<int[]>();
        foreach (var group in architecture.Groups)
        {
            // By their channels, 1,000 in all.
            var count = (int)((long)Masks * (group.Offset + group.Channels) / architecture.GateCount) - (int)((long)Masks * group.Offset / architecture.GateCount);
            masks.AddRange(EnsembleMasks.Draw(group.Channels, options, ref draw).Take(count).Select(m => m.Select(i => group.Offset + i).ToArray()));
        }
        var isTogether = losses.CanBeTogether(masks);
        var (together, forwards) = (0.0, 0.0);
        foreach (var batch in masks.Chunk(options.MasksInBatch))
        {
            var clock = Stopwatch.GetTimestamp();
            losses.Measure(batch, CancellationToken.None);
            together += Stopwatch.GetElapsedTime(clock).TotalSeconds;
            clock = Stopwatch.GetTimestamp();
            foreach (var mask in batch)
                losses.One(mask);
            forwards += Stopwatch.GetElapsedTime(clock).TotalSeconds;
        }
        yield return new MaskTimes("masked-losses-resnet56", masks.Count, isTogether, together, forwards);
    }
}

/// <summary>Seconds of both.</summary>
internal sealed record MaskTimes(string Case, int Masks, bool IsTogether, double Seconds, double ForwardSeconds) : IResult
{
    public double Ratio => ForwardSeconds / Seconds;

    public string ToJson() => Json.Write(this);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Case}: {Masks} masks in {Seconds:F1} s, as many forwards in {ForwardSeconds:F1} s, {Ratio:F2} times as fast");
}
