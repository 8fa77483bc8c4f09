using System;

namespace PrunableNets;

/// <summary>Chooses the L2 norm of filters.</summary>
public static class L2Builder
{
    /// <summary>Prunes with <see cref="L2Criterion"/>.</summary>
    public static IPruningBuilder UseL2(this IPruningBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use<L2Criterion>();
    }
}
