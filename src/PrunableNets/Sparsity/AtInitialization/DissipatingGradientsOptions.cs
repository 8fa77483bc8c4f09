using System;

namespace PrunableNets;

/// <summary>Options of <see cref="DissipatingGradients"/>. The paper's values are not known; the defaults are ours.</summary>
public sealed record DissipatingGradientsOptions
{
    /// <summary>How far from its initial value, as a share of it, a weight has to have been to stay; above 0.</summary>
    public double Fraction { get; set; } = 0.1;

    /// <summary>Epochs that are trained densely before the choice.</summary>
    public int Epochs { get; set; } = 2;

    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range; the message names it.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Fraction);
        ArgumentOutOfRangeException.ThrowIfLessThan(Epochs, 1);
    }
}
