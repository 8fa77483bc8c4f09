using System;

namespace PrunableNets;

/// <summary>Options of <see cref="GraNet"/>; the defaults are those of its CIFAR-10 runs of 160 epochs.</summary>
public sealed record GraNetOptions
{
    /// <summary>
    /// The share of weights at the beginning, in (0, 1]: 1 goes from dense to sparse; below, the training begins with random masks of ERK
    /// (0.5 in the paper).
    /// </summary>
    public double InitialDensity { get; set; } = 1;

    /// <summary>The share of weights at the end, in (0, <see cref="InitialDensity"/>].</summary>
    public double FinalDensity { get; set; } = 0.1;

    /// <summary>Steps from one change of the masks to the next. CIFAR-10: 1000, ImageNet: 4000.</summary>
    public int Interval { get; set; } = 1000;

    /// <summary>The epoch from which the masks change.</summary>
    public int StartEpoch { get; set; }

    /// <summary>The epoch by which the final density is reached. CIFAR-10: 110 of 160, ImageNet: 30 of 100.</summary>
    public int EndEpoch { get; set; } = 110;

    /// <summary>The share of a layer's remaining weights that are exchanged with each change, at the beginning; in [0, 1).</summary>
    public double Regeneration { get; set; } = 0.5;

    /// <summary>That share at the end of the training, where half a cosine has taken it.</summary>
    public double FinalRegeneration { get; set; } = 0.005;

    /// <summary>Of the random masks, where the training does not begin dense.</summary>
    public ulong Seed { get; set; }

    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range; the message names it.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(FinalDensity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(FinalDensity, InitialDensity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(InitialDensity, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Interval, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(StartEpoch);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(EndEpoch, StartEpoch);
        ArgumentOutOfRangeException.ThrowIfNegative(FinalRegeneration);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(FinalRegeneration, Regeneration);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Regeneration, 1);
    }
}
