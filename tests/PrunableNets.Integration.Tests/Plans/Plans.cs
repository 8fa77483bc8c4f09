using System;
using PrunableNets.TestKit;

namespace PrunableNets.Integration.Tests;

/// <summary>Random plans: of every kind of sparsity, some extreme.</summary>
internal static class Plans
{
    public static PruningPlan Random(Architecture architecture, int seed)
    {
        var random = new Random(seed);
        return RandomPlan.Of(architecture, random, seed % 10 == 0 ? 0 : random.NextDouble());
    }
}
