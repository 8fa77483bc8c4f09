using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// A parameter of the network along a dimension that has channels of groups: not a copy, so that values or gradients of channels can be
/// changed.
/// </summary>
/// <param name="parameter">The network's own.</param>
/// <param name="dimension">Along which.</param>
/// <param name="role">What the parameter's layer does with the channels.</param>
/// <param name="positions">Group and gate of each position; <see cref="ChannelSegment.Fixed"/> and no gate where none is followed.</param>
internal sealed class ChannelSlice(Parameter parameter, int dimension, ChannelRole role, (int Group, int Gate)[] positions)
{
    /// <summary>The network's own parameter.</summary>
    public Parameter Parameter => parameter;

    /// <summary>What the parameter's layer does with the channels.</summary>
    public ChannelRole Role => role;

    /// <summary>All of a network. A parameter that several layers share is there as the first layer's, buffers are not.</summary>
    public static ChannelSlice[] Of(PruningContext context)
    {
        var architecture = context.Architecture;
        var again = architecture.SharedWeights.SelectMany(static s => s.Skip(1)).ToHashSet(StringComparer.Ordinal);
        var parameters = context.Network.named_parameters().Where(p => !again.Contains(p.name))
            .ToDictionary(static p => p.name, static p => p.parameter, StringComparer.Ordinal);
        var slices = new List<ChannelSlice>();
        foreach (var entry in architecture.State)
            for (var d = 0; d < entry.Dimensions.Count; d++)
                if (entry.Dimensions[d] is { IsFixed: false } layout && parameters.TryGetValue(entry.Key, out var parameter))
                    slices.Add(new ChannelSlice(parameter, d, entry.Roles[d], LayoutGates.Of(architecture, layout)));
        return [.. slices];
    }

    /// <summary>Whether it has channels of a group.</summary>
    public bool Has(ChannelGroup group) => Array.Exists(positions, p => p.Group == group.Index);

    /// <summary>
    /// Which element of a vector of gates each position has; those of other groups have the element behind the last gate.
    /// </summary>
    /// <param name="groups">Whose positions, by index.</param>
    /// <param name="gateCount">N, the gates of the network.</param>
    /// <returns>int64 [positions], each in [0, N].</returns>
    public Tensor Index(IReadOnlySet<int> groups, int gateCount) => tensor(
        positions.Select(p => groups.Contains(p.Group) ? (long)p.Gate : gateCount).ToArray(), int64, parameter.device).InOwnMemory();

    /// <summary>The elements of a vector in a shape that goes with the parameter.</summary>
    /// <param name="values">[N + 1].</param>
    /// <param name="index">Of <see cref="Index"/>.</param>
    public Tensor Spread(Tensor values, Tensor index)
    {
        var shape = new long[parameter.dim()];
        Array.Fill(shape, 1);
        shape[dimension] = -1;
        return values.index_select(0, index).reshape(shape);
    }
}
