using System;

namespace PrunableNets;

/// <summary>Chooses ACP.</summary>
public static class ACPBuilder
{
    /// <summary>Prunes with <see cref="ACPMethod"/>.</summary>
    public static IPruningBuilder UseACP(this IPruningBuilder builder, Action<ACPOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use<ACPMethod, ACPOptions>(configure);
    }
}
