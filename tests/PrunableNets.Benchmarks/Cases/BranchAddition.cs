using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Benchmarks;

/// <summary>
/// What it costs that a branch has kept channels that are scattered over its stream: the slim class's <c>index_add</c>, against the same
/// channels side by side (a copy of the stream, and an addition into a part of it), and against the dense network's addition. Streams of
/// ResNet-56, and the first of ResNet-50.
/// </summary>
internal static class BranchAddition
{
    private const int Repetitions = 200;

    private static readonly (int Channels, int Size, int[] Batches)[] Streams =
        [(16, 32, [1, 64]), (32, 16, [1, 64]), (64, 8, [1, 64]), (256, 56, [1, 8])];

    public static IEnumerable<IResult> Run(Settings settings)
    {
        set_num_threads(settings.Threads);
        foreach (var (channels, size, batches) in Streams)
            foreach (var batch in batches)
                yield return Measure(batch, channels, size);
    }

    private static BranchAdditionResult Measure(int batch, int channels, int size)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        using Scalar alpha = 1;
        var width = channels * 5 / 8;
        var (stream, whole) = (randn(batch, channels, size, size), randn(batch, channels, size, size));
        var branch = randn(batch, width, size, size);
        var kept = tensor(Enumerable.Range(0, width).Select(i => (long)i * 8 / 5).ToArray());
        Action[] ways =
        [
            () => stream.index_add(1, kept, branch, alpha),
            () => stream.clone().narrow(1, 0, width).add_(branch, alpha),
            () => stream.add(whole, alpha),
        ];
        // In turns, the fastest of each: other work on the machine comes to all of them.
        var best = Enumerable.Repeat(double.MaxValue, ways.Length).ToArray();
        for (var i = 0; i < Repetitions; i++)
            for (var way = 0; way < ways.Length; way++)
            {
                using var one = NewDisposeScope();
                var start = Stopwatch.GetTimestamp();
                ways[way]();
                best[way] = Math.Min(best[way], Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            }
        return new BranchAdditionResult(batch, channels, size, best[0], best[1], best[2]);
    }
}

/// <summary>Microseconds of an addition.</summary>
internal sealed record BranchAdditionResult(
    int Batch, int Channels, int Size, double ScatteredMicroseconds, double ContiguousMicroseconds, double DenseMicroseconds) : IResult
{
    public string Case => "branch-addition";

    /// <summary>Scattered over contiguous.</summary>
    public double Ratio => ScatteredMicroseconds / ContiguousMicroseconds;

    public string ToJson() => Json.Write(this);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"batch {Batch}, {Channels}x{Size}x{Size}: scattered {ScatteredMicroseconds:F1} us, contiguous {ContiguousMicroseconds:F1} us")
        + string.Create(CultureInfo.InvariantCulture, $", dense {DenseMicroseconds:F1} us");
}
