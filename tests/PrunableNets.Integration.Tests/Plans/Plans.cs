using System;

namespace PrunableNets.Integration.Tests;

/// <summary>Random plans: of every kind of sparsity, some extreme.</summary>
internal static class Plans
{
    public static PruningPlan Random(Architecture architecture, int seed)
    {
        var random = new Random(seed);
        var share = seed % 10 == 0 ? 0 : random.NextDouble();
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
