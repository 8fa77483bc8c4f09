using System;

namespace PrunableNets;

/// <summary>Chooses removal of whole residual branches.</summary>
public static class DepthBuilder
{
    /// <summary>Prunes with <see cref="DepthMethod"/>.</summary>
    public static IPruningBuilder UseDepth(this IPruningBuilder builder, Action<DepthOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use<DepthMethod, DepthOptions>(configure);
    }
}
