using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Data;

namespace PrunableNets;

/// <summary>
/// Channels drawn at random: what every method has to beat. The widths are the same share of every group, those of ERK (Evci et al., arXiv 1911.11134, for
/// channels), or whatever chance gives.
/// </summary>
[PruningMethod("Random", "the baseline; widths of ERK from arXiv 1911.11134")]
public sealed class RandomCriterion(RandomOptions options) : IChannelCriterion
{
    /// <inheritdoc/>
    public SelectionOptions DefaultSelection => new() { Scope = options.Widths == RandomWidths.Uniform ? SelectionScope.Local : SelectionScope.Global };

    /// <inheritdoc/>
    public IReadOnlyList<float> Score(PruningContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var architecture = context.Architecture;
        var random = SplitMix64.ForKey(options.Seed, 0, 5);
        var scores = new float[architecture.GateCount];
        foreach (var group in architecture.Groups)
        {
            var order = random.Permutation(group.Channels);
            var density = Density(architecture, group);
            for (var rank = 0; rank < order.Length; rank++)
                // A threshold of 1 / s keeps the share s x density of the group.
                scores[group.Offset + order[rank]] = options.Widths switch
                {
                    RandomWidths.Erk => (float)(density * group.Channels / (rank + 0.5)),
                    _ => (float)random.NextDouble(),
                };
        }
        return scores;
    }

    /// <summary>Of the layer that makes the channels: the sum of its weight's sizes by their product.</summary>
    private static double Density(Architecture architecture, ChannelGroup group)
    {
        var path = group.Name.Split('#')[0];
        var inputs = architecture.State.FirstOrDefault(e => e.Key == path + ".weight")?.Dimensions.Where(static d => d is not null).Select(static d => (double)d!.DenseWidth).ToArray();
        return inputs is { Length: > 1 } ? inputs.Sum() / inputs.Aggregate(1.0, static (product, size) => product * size) : 1.0 / group.Channels;
    }
}
