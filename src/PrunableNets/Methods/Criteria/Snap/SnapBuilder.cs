using System;

namespace PrunableNets;

/// <summary>Chooses SNAP.</summary>
public static class SnapBuilder
{
    /// <summary>Prunes with <see cref="SnapCriterion"/>.</summary>
    public static IPruningBuilder UseSnap(this IPruningBuilder builder, Action<SnapOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use<SnapCriterion, SnapOptions>(configure);
    }
}
