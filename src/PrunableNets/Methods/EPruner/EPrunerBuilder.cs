using System;

namespace PrunableNets;

/// <summary>Chooses EPruner.</summary>
public static class EPrunerBuilder
{
    /// <summary>Prunes with <see cref="EPrunerMethod"/>.</summary>
    public static IPruningBuilder UseEPruner(this IPruningBuilder builder, Action<EPrunerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use<EPrunerMethod, EPrunerOptions>(configure);
    }
}
