using System;

namespace PrunableNets;

/// <summary>Options of <see cref="IssP"/>.</summary>
public sealed record IssPOptions
{
    /// <summary>The share of every layer's weights that is shrunk, and masked in the end; in (0, 1).</summary>
    public double Sparsity { get; set; } = 0.9;

    /// <summary>What they are multiplied by after every step, in [0, 1); 0 is iterative hard thresholding.</summary>
    public double Factor { get; set; } = 0.95;

    /// <summary>
    /// The share of the training's steps after which the weights that are then the smallest are masked for good, in (0, 1]; 1 is after the
    /// last.
    /// </summary>
    public double HardenAt { get; set; } = 0.5;

    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range; the message names it.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Sparsity);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Sparsity, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Factor);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Factor, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(HardenAt);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(HardenAt, 1);
    }
}
