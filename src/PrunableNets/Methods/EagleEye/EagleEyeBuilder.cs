using System;

namespace PrunableNets;

/// <summary>Chooses EagleEye.</summary>
public static class EagleEyeBuilder
{
    /// <summary>Prunes with <see cref="EagleEyeMethod"/>.</summary>
    public static IPruningBuilder UseEagleEye(this IPruningBuilder builder, Action<EagleEyeOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use<EagleEyeMethod, EagleEyeOptions>(configure);
    }
}
