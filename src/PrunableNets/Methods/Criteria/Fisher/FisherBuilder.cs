using System;

namespace PrunableNets;

/// <summary>Chooses the Fisher information.</summary>
public static class FisherBuilder
{
    /// <summary>Prunes with <see cref="FisherCriterion"/>.</summary>
    public static IPruningBuilder UseFisher(this IPruningBuilder builder, Action<FisherOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use<FisherCriterion, FisherOptions>(configure);
    }
}
