using System;

namespace PrunableNets;

/// <summary>Chooses the L1 norm of filters.</summary>
public static class L1Builder
{
    /// <summary>Prunes with <see cref="L1Criterion"/>.</summary>
    public static IPruningBuilder UseL1(this IPruningBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use<L1Criterion>();
    }
}
