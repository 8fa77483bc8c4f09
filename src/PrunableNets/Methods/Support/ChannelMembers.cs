using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>The weights that follow a group's channels, one row a channel, whatever layer they are of.</summary>
public static class ChannelMembers
{
    // What scores a group best, down to what every group has.
    private static readonly ChannelRole[] Preference = [ChannelRole.Output, ChannelRole.Norm, ChannelRole.Input, ChannelRole.Other];

    /// <summary>The members of one role. A parameter that several layers share is there once.</summary>
    /// <param name="context">Whose network.</param>
    /// <param name="role">What the member's layer does with the channels.</param>
    public static IEnumerable<ChannelMember> Of(PruningContext context, ChannelRole role)
    {
        ArgumentNullException.ThrowIfNull(context);
        var again = context.Architecture.SharedWeights.SelectMany(static s => s.Skip(1)).ToHashSet(StringComparer.Ordinal);
        var state = context.Network.state_dict();
        foreach (var entry in context.Architecture.State.Where(e => !again.Contains(e.Key)))
        {
            for (var d = 0; d < entry.Dimensions.Count; d++)
            {
                if (entry.Dimensions[d] is not { IsFixed: false } layout || entry.Roles[d] != role)
                    continue;
                var places = LayoutGates.Of(context.Architecture, layout).Select(static (p, position) => (p.Group, p.Gate, Position: (long)position)).ToLookup(static p => p.Group);
                foreach (var group in context.Architecture.Groups.Where(g => places.Contains(g.Index)))
                    yield return new ChannelMember(entry, group, Rows(state[entry.Key], d, [.. places[group.Index].OrderBy(static p => p.Gate).Select(static p => p.Position)], group.Channels));
            }
        }
        GC.KeepAlive(context.Network);
    }

    /// <summary>
    /// Scores from weights: of each group, the mean over its members of what <paramref name="score"/> makes of their rows. Members are weights of the
    /// layers that make the channels; where a group has none, those of norms, then of layers that read them.
    /// </summary>
    /// <param name="context">Whose network.</param>
    /// <param name="score">Rows [C, K] to scores [C].</param>
    public static float[] Score(PruningContext context, Func<Tensor, Tensor> score)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(score);
        var scores = new ChannelScores(context.Architecture);
        foreach (var member in Preferred(context))
            scores.Add(member.Group, score(member.Rows));
        return scores.Mean();
    }

    /// <summary>
    /// Of each group, the members that tell its channels apart best: weights of the layers that make them; where it has none, those of norms, then of
    /// layers that read them.
    /// </summary>
    internal static IEnumerable<ChannelMember> Preferred(PruningContext context)
    {
        var missing = context.Architecture.Groups.ToHashSet();
        foreach (var role in Preference)
        {
            // Weights before biases, which are vectors: a filter's size is not that of its bias.
            foreach (var matrices in new[] { true, false })
            {
                if (missing.Count == 0)
                    yield break;
                var found = Of(context, role).Where(m => missing.Contains(m.Group) && m.Entry.Dimensions.Count > 1 == matrices).ToArray();
                foreach (var member in found)
                    yield return member;
                missing.ExceptWith(found.Select(static m => m.Group));
            }
        }
    }

    /// <summary>A channel may have several positions (the pixels of a flattened map, the features of a head); they make one row.</summary>
    private static Tensor Rows(Tensor value, int dimension, long[] positions, int channels) =>
        value.detach().index_select(dimension, tensor(positions, int64, value.device).InOwnMemory()).movedim([dimension], [0]).reshape(channels, -1);
}

/// <summary>A weight along the dimension of a group's channels.</summary>
/// <param name="Entry">Its entry in the state dict.</param>
/// <param name="Group">The group.</param>
/// <param name="Rows">[C, K]: all that belongs to a channel in one row, detached.</param>
public sealed record ChannelMember(StateEntry Entry, ChannelGroup Group, Tensor Rows);
