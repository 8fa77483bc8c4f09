using System;

namespace PrunableNets;

/// <summary>Chooses EarlyCroP.</summary>
public static class EarlyCropBuilder
{
    /// <summary>Prunes with <see cref="EarlyCropCriterion"/>.</summary>
    public static IPruningBuilder UseEarlyCrop(this IPruningBuilder builder, Action<EarlyCropOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use<EarlyCropCriterion, EarlyCropOptions>(configure);
    }
}
