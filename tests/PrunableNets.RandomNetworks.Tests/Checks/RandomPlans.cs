using System;
using System.Collections.Generic;
using PrunableNets.TestKit;

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
            yield return RandomPlan.Of(architecture, random, i == 0 ? 0 : random.NextDouble());
    }
}
