using System;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>Combines the scores that the members of groups give to their channels.</summary>
public sealed class ChannelScores
{
    private readonly Architecture architecture;
    private readonly double[] sums;
    private readonly int[] members;

    public ChannelScores(Architecture architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        this.architecture = architecture;
        (sums, members) = (new double[architecture.GateCount], new int[architecture.Groups.Count]);
    }

    /// <summary>True when a member has been added.</summary>
    public bool Has(ChannelGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return members[group.Index] > 0;
    }

    /// <summary>Adds what one member gives.</summary>
    /// <param name="group">Whose.</param>
    /// <param name="values">[C].</param>
    public void Add(ChannelGroup group, Tensor values)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(values);
        var given = values.detach().cpu().to(float64).data<double>().ToArray();
        if (given.Length != group.Channels)
            throw new ArgumentException($"'{group.Name}' has {group.Channels} channels, the member gives {given.Length} scores.", nameof(values));
        for (var i = 0; i < given.Length; i++)
            sums[group.Offset + i] += given[i];
        members[group.Index]++;
    }

    /// <summary>The mean over the members, one score a channel in the order of the gate vector; zero for a group without any.</summary>
    public float[] Mean() => [.. architecture.Groups.SelectMany(g => Enumerable.Range(g.Offset, g.Channels).Select(i => (float)(sums[i] / Math.Max(members[g.Index], 1))))];
}
