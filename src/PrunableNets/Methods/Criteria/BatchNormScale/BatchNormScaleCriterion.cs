using System;
using System.Collections.Generic;
using System.Linq;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// The absolute scale of the norm behind a channel (Liu et al., "Learning Efficient Convolutional Networks through Network Slimming"): of batch norms,
/// and of every other norm that scales channels. Groups without any are scored by the length of their filters, which the normalisation brings to one measure.
/// </summary>
[PruningMethod("BatchNormScale", "arXiv 1708.06519")]
public sealed class BatchNormScaleCriterion : IChannelCriterion
{
    // PyTorch's name of a norm's scale.
    private const string Scale = ".weight";

    /// <inheritdoc/>
    public IReadOnlyList<float> Score(PruningContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var scores = new ChannelScores(context.Architecture);
        foreach (var member in ChannelMembers.Of(context, ChannelRole.Norm).Where(static m => m.Entry.Key.EndsWith(Scale, StringComparison.Ordinal)))
            scores.Add(member.Group, member.Rows.abs().sum([1]));
        var (scales, lengths) = (scores.Mean(), ChannelMembers.Score(context, static rows => rows.square().sum([1]).sqrt()));
        var without = context.Architecture.Groups.Where(g => !scores.Has(g)).ToArray();
        if (without.Length > 0)
            context.Note($"No norm scales the channels of {string.Join(", ", without.Select(static g => g.Name))}; they are scored by the length of their filters.");
        foreach (var group in without)
            lengths.AsSpan(group.Offset, group.Channels).CopyTo(scales.AsSpan(group.Offset));
        return scales;
    }
}
