using System;

namespace PrunableNets;

/// <summary>Chooses AutoBot.</summary>
public static class AutoBotBuilder
{
    /// <summary>Prunes with <see cref="AutoBotMethod"/>.</summary>
    public static IPruningBuilder UseAutoBot(this IPruningBuilder builder, Action<AutoBotOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use<AutoBotMethod, AutoBotOptions>(configure);
    }
}
