using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using ModelZoo;
using PrunableNets.Data;
using static TorchSharp.torch;

namespace PrunableNets.Benchmarks;

/// <summary>
/// Items of a tenth of a second in this process, on one worker and on two, in turns; and what an item and a byte cost the program that
/// orders them.
/// </summary>
internal static class ClusterTimes
{
    private const int Items = 60;
    private const int Rounds = 5;

    public static IEnumerable<IResult> Run(Settings settings)
    {
        set_num_threads(1);
        using var network = new ResNet56();
        var train = ShapesDataset.Train(64);
        using var here = PruningContext.For(network, train, new CostTarget(0.5, true, FlopsConvention.Mac));
        var busy = new BusyMeasurement(Calibrate(here), Answer: 1);
        using var cluster = new ClusterPrograms();
        cluster.Start();
        var (alone, one) = (new List<double>(), new List<double>());
        Time(cluster.Evaluator, here, busy, 4, 0);
        for (var round = 0; round < Rounds; round++)
        {
            alone.Add(Time(new InProcessEvaluator(), here, busy, Items, 0));
            one.Add(Time(cluster.Evaluator, here, busy, Items, 0));
        }
        yield return new ClusterTime("cluster-overhead", alone.Min(), one.Min());
        yield return Cost(cluster, here, "cluster-item", characters: 1, items: 2000);
        yield return Cost(cluster, here, "cluster-100-kilobytes", characters: 100_000, items: 200);
        cluster.Start();
        Time(cluster.Evaluator, here, busy, 4, 0);
        var (single, two) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            single.Add(Time(new InProcessEvaluator(), here, busy, Items, 0));
            two.Add(Time(cluster.Evaluator, here, busy, Items, 0));
        }
        yield return new ClusterTime("cluster-two-workers", single.Min(), two.Min());
    }

    /// <summary>Products of a tenth of a second.</summary>
    private static int Calibrate(PruningContext context)
    {
        const int Tried = 200;
        Time(new InProcessEvaluator(), context, new BusyMeasurement(Tried, 1), 1, 0);
        return (int)(Tried * 0.1 * 10 / Time(new InProcessEvaluator(), context, new BusyMeasurement(Tried, 1), 10, 0));
    }

    private static double Time(IEvaluator evaluator, PruningContext context, BusyMeasurement measurement, int items, int characters)
    {
        using var evaluation = evaluator.Open(context, measurement);
        var text = new string('x', characters);
        var clock = Stopwatch.GetTimestamp();
        if (evaluation.Evaluate([.. Enumerable.Range(0, items).Select(i => new BusyItem(i, text))]).Count() != items)
            throw new InvalidOperationException("An item is missing.");
        return Stopwatch.GetElapsedTime(clock).TotalSeconds;
    }

    /// <summary>Items without work: what the program that orders them spends on one.</summary>
    private static ClusterCost Cost(ClusterPrograms cluster, PruningContext context, string name, int characters, int items)
    {
        var measurement = new BusyMeasurement(0, characters);
        Time(cluster.Evaluator, context, measurement, items / 10, characters);
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var seconds = Time(cluster.Evaluator, context, measurement, items, characters);
        process.Refresh();
        return new ClusterCost(name, 2L * characters, items, seconds / items, (process.TotalProcessorTime - before).TotalSeconds / items);
    }
}

/// <summary>Seconds of the same items in this process and in the cluster.</summary>
internal sealed record ClusterTime(string Case, double Seconds, double ClusterSeconds) : IResult
{
    public double Ratio => ClusterSeconds / Seconds;

    public string ToJson() => Json.Write(this);

    public override string ToString() =>
        FormattableString.Invariant($"{Case}: {Seconds:F2} s here, {ClusterSeconds:F2} s in the cluster, ratio {Ratio:F3}");
}

/// <summary>Seconds an item without work takes from question to answer, and of the processor that orders it.</summary>
internal sealed record ClusterCost(string Case, long Bytes, int Items, double SecondsAnItem, double ProcessorSecondsAnItem) : IResult
{
    public string ToJson() => Json.Write(this);

    public override string ToString() =>
        FormattableString.Invariant($"{Case}: {SecondsAnItem * 1e3:F2} ms an item of {Bytes} bytes, ")
            + FormattableString.Invariant($"{ProcessorSecondsAnItem * 1e3:F2} ms of this program's processor");
}
