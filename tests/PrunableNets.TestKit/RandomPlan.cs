using System;

namespace PrunableNets.TestKit;

/// <summary>Plans of any sparsity.</summary>
public static class RandomPlan
{
    /// <summary>Keeps about <paramref name="share"/> of the channels, and one at least of every group: with a share of 0 exactly one.</summary>
    public static PruningPlan Of(Architecture architecture, Random random, double share)
    {
        var mask = new bool[architecture.GateCount];
        foreach (var group in architecture.Groups)
        {
            for (var c = 0; c < group.Channels; c++)
                mask[group.Offset + c] = random.NextDouble() < share;
            mask[group.Offset + random.Next(group.Channels)] = true;
        }
        return PruningPlan.FromMask(architecture, mask);
    }
}
