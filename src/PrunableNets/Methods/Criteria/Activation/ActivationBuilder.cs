using System;

namespace PrunableNets;

/// <summary>Chooses the strength of activations.</summary>
public static class ActivationBuilder
{
    /// <summary>Prunes with <see cref="ActivationCriterion"/>.</summary>
    public static IPruningBuilder UseActivation(this IPruningBuilder builder, Action<ActivationOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use<ActivationCriterion, ActivationOptions>(configure);
    }
}
