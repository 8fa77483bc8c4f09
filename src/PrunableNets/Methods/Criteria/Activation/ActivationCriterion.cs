using System;
using System.Collections.Generic;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// How strong a channel's activations are, where its gate is (Muralidharan et al., "Compact Language Models via Pruning and Knowledge Distillation", Minitron, for
/// embedding width, heads and feed-forward of transformers; the mean alone is Molchanov et al., arXiv 1611.06440): aggregated over the positions of a sample, then
/// over samples.
/// </summary>
[PruningMethod("Activation", "arXiv 2407.14679")]
public sealed class ActivationCriterion(ActivationOptions options) : IChannelCriterion
{
    /// <inheritdoc/>
    public IReadOnlyList<float> Score(PruningContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var strength = new ActivationStrength(context, options);
        foreach (var batch in context.Batches(options.Batches, options.BatchSize, options.Seed))
        {
            using var owned = batch;
            strength.Measure(batch);
        }
        return strength.Scores();
    }
}
