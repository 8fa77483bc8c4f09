using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Data;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// The diagonal of the Fisher information at the gates (Theis et al., "Faster gaze prediction with dense networks and Fisher pruning"; Liu et al., "Group Fisher
/// Pruning"): half the mean over samples of the square of dL/dg, the second-order change of the loss where the first order vanishes.
/// </summary>
[PruningMethod("Fisher", "arXiv 1801.05787, arXiv 2108.00708")]
public sealed class FisherCriterion(FisherOptions options) : IChannelCriterion
{
    /// <inheritdoc/>
    public SelectionOptions DefaultSelection => new();

    /// <inheritdoc/>
    public IReadOnlyList<float> Score(PruningContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var samples = SplitMix64.ForKey(options.Seed, 0, 6).Permutation(context.Train.Count).Take(options.Batches * options.BatchSize).ToArray();
        var sum = zeros(context.Architecture.GateCount, float64, context.Device);
        foreach (var batch in samples.Chunk(options.BatchSize))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            sum.add_(GateGradients.OfSamples(context, batch).to(float64).square().sum([0]));
        }
        return (sum / (2.0 * samples.Length)).to(float32).cpu().data<float>().ToArray();
    }
}

/// <summary>Options of <see cref="FisherCriterion"/>.</summary>
public sealed record FisherOptions : ScoringOptions;
