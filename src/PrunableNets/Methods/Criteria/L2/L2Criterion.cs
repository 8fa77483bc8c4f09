using System.Collections.Generic;

namespace PrunableNets;

/// <summary>The Euclidean length of a filter; over the layers of a coupled group, the mean.</summary>
[PruningMethod("L2", "arXiv 1608.08710")]
public sealed class L2Criterion : IChannelCriterion
{
    /// <inheritdoc/>
    public IReadOnlyList<float> Score(PruningContext context) => ChannelMembers.Score(context, static rows => rows.square().sum([1]).sqrt());
}
