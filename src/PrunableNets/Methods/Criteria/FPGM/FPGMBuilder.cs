using System;

namespace PrunableNets;

/// <summary>Chooses the distance to the geometric median.</summary>
public static class FPGMBuilder
{
    /// <summary>Prunes with <see cref="FPGMCriterion"/>.</summary>
    public static IPruningBuilder UseFPGM(this IPruningBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use<FPGMCriterion>();
    }
}
