using System;

namespace PrunableNets;

/// <summary>Chooses channels at random.</summary>
public static class RandomBuilder
{
    /// <summary>Prunes with <see cref="RandomCriterion"/>.</summary>
    public static IPruningBuilder UseRandom(this IPruningBuilder builder, Action<RandomOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use<RandomCriterion, RandomOptions>(configure);
    }
}
