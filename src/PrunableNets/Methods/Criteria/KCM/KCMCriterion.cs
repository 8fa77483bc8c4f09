using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// Kernelised convex masking (Nova, Dai, Schuurmans, "Gradient-Free Structured Pruning with Unlabeled Data"): how far a filter's weights
/// stand for themselves among those of its group (R2, weights only) times how strong its channel is on samples without labels (D2), each by
/// its mean over the group, so that groups can be compared, and neither the scale of weights nor that of activations counts. No gradients,
/// no training. Made for the feed-forward layers of transformers; works on any group. A reconstruction in its details: R2 is the diagonal
/// of the coefficients of a convex hull in the space of a Gaussian kernel, D2 the mean of |x| at the gates, and the paper's scaling of what
/// stays is not there.
/// </summary>
[PruningMethod("KCM", "arXiv 2303.04185")]
public sealed class KCMCriterion(KCMOptions options) : IChannelCriterion
{
    /// <inheritdoc/>
    public SelectionOptions DefaultSelection => new();

    /// <inheritdoc/>
    public IReadOnlyList<float> Score(PruningContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var scope = NewDisposeScope();
        var open = context.Gated.Gates.Lambda().detach().cpu().data<float>().ToArray();
        var measured = ActivationOptions.Mean with { Batches = options.Batches, BatchSize = options.BatchSize, Seed = options.Seed };
        var strengths = new ActivationCriterion(measured).Score(context);
        var scores = new float[context.Architecture.GateCount];
        foreach (var (group, rows) in context.Architecture.Groups.Zip(GroupRows.Of(context)))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            // A filter that an earlier step removed stands for nothing any more.
            var alive = Enumerable.Range(0, group.Channels).Where(c => open[group.Offset + c] > 0).Select(static c => (long)c).ToArray();
            if (alive.Length == 0)
                continue;
            var own = rows.index_select(0, tensor(alive, int64, rows.device).InOwnMemory());
            var r2 = ByMean(RepresentativeRanking.Of(own, options).cpu().data<double>().ToArray());
            var d2 = ByMean([.. alive.Select(c => (double)strengths[group.Offset + (int)c])]);
            for (var i = 0; i < alive.Length; i++)
                scores[group.Offset + (int)alive[i]] = (float)(r2[i] * d2[i]);
        }
        return scores;
    }

    /// <summary>Values by their mean; ones where none is above zero, so that the other factor decides.</summary>
    private static double[] ByMean(double[] values)
    {
        var mean = values.Average();
        return [.. values.Select(v => mean > 0 ? v / mean : 1)];
    }
}
