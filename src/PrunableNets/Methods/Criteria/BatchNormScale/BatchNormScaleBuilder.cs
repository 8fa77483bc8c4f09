using System;

namespace PrunableNets;

/// <summary>Chooses the scale of norms.</summary>
public static class BatchNormScaleBuilder
{
    /// <summary>Prunes with <see cref="BatchNormScaleCriterion"/>.</summary>
    public static IPruningBuilder UseBatchNormScale(this IPruningBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use<BatchNormScaleCriterion>();
    }
}
