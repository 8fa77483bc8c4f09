using System;
using System.Collections.Generic;
using System.Linq;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>
/// How fast a network is whose widths are multiples of a step. Kernels take channels in blocks, of 8 or 16 on most processors, so that of two
/// networks of the same FLOPs the one with odd widths can be much slower.
/// </summary>
/// <param name="Step">Of which widths are multiples; 0 is the dense network.</param>
/// <param name="Share">Of the dense network's multiply-accumulates.</param>
/// <param name="Latency">Of a forward.</param>
internal sealed record StepLatency(int Step, double Share, Latency Latency)
{
    /// <summary>The ratio of latencies over that of multiply-accumulates: 1 where the network is as much faster as they promise.</summary>
    public double Against(StepLatency dense) => Latency.Median / dense.Latency.Median / Share;

    /// <summary>The dense network, and slim ones with channels drawn at random, in turns.</summary>
    /// <param name="architecture">The network.</param>
    /// <param name="dense">With any weights.</param>
    /// <param name="cut">The slim network of a plan; it is disposed of.</param>
    /// <param name="inputs">A batch.</param>
    /// <param name="batchSize">Samples in it.</param>
    /// <param name="share">Of the multiply-accumulates that slim networks have at most.</param>
    /// <param name="steps">Those that no group is wide enough for are left out.</param>
    /// <param name="repetitions">Measured forwards each.</param>
    /// <returns>The dense network first.</returns>
    public static IReadOnlyList<StepLatency> Measure(
        Architecture architecture, Module dense, Func<PruningPlan, Module> cut, IReadOnlyList<Tensor> inputs, int batchSize,
        double share, IReadOnlyList<int> steps, int repetitions)
    {
        var macs = architecture.Flops[FlopsConvention.Mac];
        var whole = (double)macs.Evaluate(architecture.DenseWidths);
        var plans = steps.Where(s => architecture.Groups.Any(g => g.Channels >= 2 * s))
            .Select(s => (Step: s, Plan: ScatteredPlan.Of(architecture, share, s))).ToArray();
        Module[] slim = [.. plans.Select(p => cut(p.Plan))];
        try
        {
            var latencies = Latency.Measure([dense, .. slim], inputs, CPU, batchSize, repetitions);
            return [
                new(0, 1, latencies[0]),
                .. plans.Select((p, i) => new StepLatency(p.Step, macs.Evaluate(p.Plan.Widths) / whole, latencies[i + 1])),
            ];
        }
        finally
        {
            foreach (var network in slim)
                network.Dispose();
        }
    }
}
