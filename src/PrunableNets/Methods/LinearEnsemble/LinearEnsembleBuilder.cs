using System;

namespace PrunableNets;

/// <summary>Chooses linear filter ensembles.</summary>
public static class LinearEnsembleBuilder
{
    /// <summary>Prunes with <see cref="LinearEnsembleCriterion"/>.</summary>
    public static IPruningBuilder UseLinearEnsemble(this IPruningBuilder builder, Action<LinearEnsembleOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use<LinearEnsembleCriterion, LinearEnsembleOptions>(configure);
    }
}
