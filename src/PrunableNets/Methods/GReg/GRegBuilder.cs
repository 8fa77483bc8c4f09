using System;

namespace PrunableNets;

/// <summary>Chooses GReg.</summary>
public static class GRegBuilder
{
    /// <summary>Prunes with <see cref="GRegMethod"/>.</summary>
    public static IPruningBuilder UseGReg(this IPruningBuilder builder, Action<GRegOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use<GRegMethod, GRegOptions>(configure);
    }
}
