using System;

namespace PrunableNets;

/// <summary>Chooses the Taylor expansion.</summary>
public static class TaylorBuilder
{
    /// <summary>Prunes with <see cref="TaylorCriterion"/>.</summary>
    public static IPruningBuilder UseTaylor(this IPruningBuilder builder, Action<TaylorOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use<TaylorCriterion, TaylorOptions>(configure);
    }
}
