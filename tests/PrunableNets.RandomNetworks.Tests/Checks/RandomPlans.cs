using System;
using System.Collections.Generic;

namespace PrunableNets.RandomNetworks.Tests.Checks;

/// <summary>Plans of every kind of sparsity.</summary>
internal static class RandomPlans
{
    private const int Count = 3;

    /// <summary>One channel of each group, then random ones.</summary>
    public static IEnumerable<PruningPlan> Of(Architecture architecture, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < Count; i++)
        {
            var share = i == 0 ? 0 : random.NextDouble();
            var mask = new bool[architecture.GateCount];
            foreach (var group in architecture.Groups)
            {
                for (var c = 0; c < group.Channels; c++)
                    mask[group.Offset + c] = random.NextDouble() < share;
                mask[group.Offset + random.Next(group.Channels)] = true;
            }
            yield return PruningPlan.FromMask(architecture, mask);
        }
    }
}
