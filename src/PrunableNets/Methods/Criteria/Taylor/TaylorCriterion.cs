using System;
using System.Collections.Generic;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// First-order Taylor expansion of the loss at a gate (Molchanov et al., "Importance Estimation for Neural Network Pruning"): what removing a channel changes,
/// (g dL/dg)^2 with g = 1, the mean over batches.
/// </summary>
[PruningMethod("Taylor", "arXiv 1906.10771")]
public sealed class TaylorCriterion(TaylorOptions options) : IChannelCriterion
{
    /// <inheritdoc/>
    public SelectionOptions DefaultSelection => new();

    /// <inheritdoc/>
    public IReadOnlyList<float> Score(PruningContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var sum = GateGradients.Sum(context, options, static g => g.square());
        return (sum / options.Batches).to(float32).cpu().data<float>().ToArray();
    }
}

/// <summary>Options of <see cref="TaylorCriterion"/>.</summary>
public sealed record TaylorOptions : ScoringOptions;
