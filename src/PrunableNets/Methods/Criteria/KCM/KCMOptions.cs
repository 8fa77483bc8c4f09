using System;

namespace PrunableNets;

/// <summary>Options of <see cref="KCMCriterion"/>.</summary>
public sealed record KCMOptions : ScoringOptions
{
    /// <summary>
    /// The width of the Gaussian kernel, in mean squared distances between the filters of a group, so that it does not depend on their
    /// scale.
    /// </summary>
    public double KernelWidth { get; set; } = 1;

    /// <summary>
    /// The convex hull is approximated until its coefficients change by less than this share. Followed to the end, it tells nothing but
    /// copies apart.
    /// </summary>
    public double Tolerance { get; set; } = 0.01;

    /// <summary>Updates of the coefficients at most.</summary>
    public int Iterations { get; set; } = 200;

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(KernelWidth);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Tolerance);
        ArgumentOutOfRangeException.ThrowIfLessThan(Iterations, 1);
    }
}
