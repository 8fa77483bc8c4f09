using System;

namespace PrunableNets;

/// <summary>Which random masks.</summary>
public record RandomMaskOptions
{
    /// <summary>The share of weights that stay, in (0, 1].</summary>
    public double Density { get; set; } = 0.2;

    /// <summary>How it is spread over the layers.</summary>
    public SparsityDistribution Distribution { get; set; } = SparsityDistribution.Erk;

    /// <summary>Decides which weights stay.</summary>
    public ulong Seed { get; set; }

    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range; the message names it.</exception>
    public virtual void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Density);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Density, 1);
    }
}
