using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using PrunableNets.Benchmarks.Plain;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Benchmarks;

/// <summary>
/// Peak resident memory of gate training and of dense training, ours and the plain TorchSharp ones, each in a process of its own:
/// <c>peak-memory</c> starts this program once a side, which then prints its peak.
/// </summary>
internal static class PeakMemory
{
    private const int Iterations = 40;
    private const int BatchSize = 64;

    private static readonly Dictionary<string, Action<Settings>> s_sides = new()
    {
        ["gates-own"] = static settings => GateIteration.Train(settings, Iterations),
        ["gates-plain"] = static _ =>
        {
            using var training = new PlainGateTraining(CPU);
            training.MedianMilliseconds(BatchSize, 0, Iterations);
        },
        ["epochs-own"] = static _ => TrainingEpochs.Own(),
        ["epochs-plain"] = static _ => TrainingEpochs.Plain(),
    };

    public static IEnumerable<IResult> Run(Settings settings)
    {
        foreach (var work in new[] { "gates", "epochs" })
            yield return new MemoryRatio($"peak-memory-{work}-resnet56", BatchSize, settings.Threads, Measure($"{work}-own", settings), $"plain TorchSharp, libtorch {__version__}", Measure($"{work}-plain", settings));
    }

    /// <summary>The process of one side: its work, then its peak in kilobytes.</summary>
    public static IEnumerable<IResult> RunSide(Settings settings)
    {
        set_num_threads(settings.Threads);
        s_sides[settings.Side!](settings);
        yield return new Peak(Kilobytes());
    }

    /// <summary>Megabytes that this process has had resident at most so far.</summary>
    public static double OfThisProcess() => Kilobytes() / 1024.0;

    private static long Kilobytes() => long.Parse(
        File.ReadLines("/proc/self/status").Single(static l => l.StartsWith("VmHWM:", StringComparison.Ordinal)).Split((char[])['\t', ' '], StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture);

    private static double Measure(string side, Settings settings)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [typeof(PeakMemory).Assembly.Location, "peak-memory-side", "--side", side, "--threads", settings.Threads.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? long.Parse(output, CultureInfo.InvariantCulture) / 1024.0
            : throw new InvalidOperationException($"The process of '{side}' ended with code {process.ExitCode}.");
    }

    private sealed record Peak(long Kilobytes) : IResult
    {
        public string ToJson() => Json.Write(this);

        public override string ToString() => Kilobytes.ToString(CultureInfo.InvariantCulture);
    }
}

/// <summary>Peak memory of ours and the peer's.</summary>
internal sealed record MemoryRatio(string Case, int Batch, int Threads, double Megabytes, string Peer, double PeerMegabytes) : IResult
{
    public double Ratio => Megabytes / PeerMegabytes;

    public string ToJson() => Json.Write(this);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Case}, batch {Batch}, {Threads} threads: {Megabytes:F0} MB, {Peer} {PeerMegabytes:F0} MB, ratio {Ratio:F3}");
}
