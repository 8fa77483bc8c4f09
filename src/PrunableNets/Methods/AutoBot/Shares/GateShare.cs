using System.Collections.Generic;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;

namespace PrunableNets;

/// <summary>A part of an iteration's batch.</summary>
/// <param name="Iteration">From 0.</param>
/// <param name="Share">From 0.</param>
/// <param name="Alpha">The logits of that iteration.</param>
internal sealed record GateShare(int Iteration, int Share, float[] Alpha)
{
    /// <summary>
    /// The samples of one of several nearly equal parts; views of the batch's tensors, in the dispose scope of the caller.
    /// </summary>
    public static Batch Cut(Batch batch, IReadOnlyList<int> batchDimensions, int share, int shares)
    {
        var start = batch.Count * (long)share / shares;
        var count = (batch.Count * (long)(share + 1) / shares) - start;
        return new Batch(
            [.. batch.Inputs.Select((x, i) => x.narrow(batchDimensions[i], start, count))],
            [.. batch.Targets.Select(t => t.narrow(0, start, count))])
        {
            Count = (int)count,
        };
    }
}

/// <summary>What it gives.</summary>
/// <param name="Loss">The objective's, mean over the share.</param>
/// <param name="Samples">Of the share.</param>
/// <param name="Gradient">Of that loss by the logits.</param>
internal sealed record GateShareGradient(double Loss, int Samples, float[] Gradient);
