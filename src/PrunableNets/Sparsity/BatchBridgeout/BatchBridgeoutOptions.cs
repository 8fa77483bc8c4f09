using System;

namespace PrunableNets;

/// <summary>Options of <see cref="BatchBridgeout"/>; the defaults are those of the released code's example.</summary>
public sealed record BatchBridgeoutOptions
{
    /// <summary>q: the norm that the noise is, in expectation, a penalty of; in (0, 2].</summary>
    public double Norm { get; set; } = 1.5;

    /// <summary>p: the probability with which |W|^(q/2) is taken off a weight; else p / (1 - p) of it is added. In [0, 1).</summary>
    public double Probability { get; set; } = 0.3;

    /// <summary>Of the noise; with the step it decides it completely.</summary>
    public ulong Seed { get; set; }

    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range; the message names it.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Norm);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Norm, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(Probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Probability, 1);
    }
}
