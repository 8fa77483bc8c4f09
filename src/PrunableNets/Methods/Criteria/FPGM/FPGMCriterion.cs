using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// The sum of a filter's distances to the other filters of its layer: those nearest to the geometric median, which the others can stand for, go first
/// (He et al., "Filter Pruning via Geometric Median"). Over the layers of a coupled group, the mean.
/// </summary>
[PruningMethod("FPGM", "arXiv 1811.00250")]
public sealed class FPGMCriterion : IChannelCriterion
{
    // Above it, float64 takes minutes for a single layer.
    private const double Large = 1e10;

    /// <inheritdoc/>
    public IReadOnlyList<float> Score(PruningContext context) => ChannelMembers.Score(context, static rows => Distances(
        (double)rows.shape[0] * rows.shape[0] * rows.shape[1] > Large ? rows : rows.to(float64)));

    private static Tensor Distances(Tensor rows) => cdist(rows, rows, 2, compute_mode.use_mm_for_euclid_dist).sum(1);
}
