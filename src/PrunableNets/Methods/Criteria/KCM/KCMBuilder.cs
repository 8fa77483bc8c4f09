using System;

namespace PrunableNets;

/// <summary>Chooses kernelised convex masking.</summary>
public static class KCMBuilder
{
    /// <summary>Prunes with <see cref="KCMCriterion"/>.</summary>
    public static IPruningBuilder UseKCM(this IPruningBuilder builder, Action<KCMOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use<KCMCriterion, KCMOptions>(configure);
    }
}
