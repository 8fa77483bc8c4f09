using System;

namespace PrunableNets;

/// <summary>Chooses ResRep.</summary>
public static class ResRepBuilder
{
    /// <summary>Prunes with <see cref="ResRepMethod"/>.</summary>
    public static IPruningBuilder UseResRep(this IPruningBuilder builder, Action<ResRepOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use<ResRepMethod, ResRepOptions>(configure);
    }
}
