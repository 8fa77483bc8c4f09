using System.Collections.Generic;

namespace PrunableNets;

/// <summary>The sum of the absolute weights of a filter (Li et al., "Pruning Filters for Efficient ConvNets"); over the layers of a coupled group, the mean.</summary>
[PruningMethod("L1", "arXiv 1608.08710")]
public sealed class L1Criterion : IChannelCriterion
{
    /// <inheritdoc/>
    public IReadOnlyList<float> Score(PruningContext context) => ChannelMembers.Score(context, static rows => rows.abs().sum([1]));
}
