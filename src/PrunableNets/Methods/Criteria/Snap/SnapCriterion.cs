using System;
using System.Collections.Generic;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// SNAP (Verdenius et al., "Pruning via Iterative Ranking of Sensitivity Statistics"): how the loss changes with a gate, |dL/dg| over all batches, by the sum over
/// all gates. Made for networks before training, in several steps (<see cref="ScheduleOptions.Steps"/>).
/// </summary>
[PruningMethod("SNAP", "arXiv 2006.00896")]
public sealed class SnapCriterion(SnapOptions options) : IChannelCriterion
{
    /// <inheritdoc/>
    public SelectionOptions DefaultSelection => new();

    /// <inheritdoc/>
    public IReadOnlyList<float> Score(PruningContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var sum = GateGradients.Sum(context, options, static g => g);
        var size = sum.abs();
        return size.div(size.sum().clamp_min(double.Epsilon)).to(float32).cpu().data<float>().ToArray();
    }
}

/// <summary>Options of <see cref="SnapCriterion"/>.</summary>
public sealed record SnapOptions : ScoringOptions;
