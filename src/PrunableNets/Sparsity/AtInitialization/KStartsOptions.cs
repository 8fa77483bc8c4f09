using System;

namespace PrunableNets;

/// <summary>Options of <see cref="KStarts"/>. The paper's values are not known; the defaults are ours.</summary>
public sealed record KStartsOptions : RandomMaskOptions
{
    /// <summary>The same density in every layer, as the paper's p-sparse matrices have.</summary>
    public KStartsOptions() => Distribution = SparsityDistribution.Uniform;

    /// <summary>Masks to choose from, k.</summary>
    public int Starts { get; set; } = 50;

    /// <summary>Epochs that are trained densely before the choice.</summary>
    public int Epochs { get; set; } = 2;

    /// <summary>What makes a mask fit.</summary>
    public MaskFitness Fitness { get; set; } = MaskFitness.Both;

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfLessThan(Starts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Epochs, 1);
    }
}

/// <summary>What makes a random mask fit.</summary>
public enum MaskFitness
{
    /// <summary>The sum of the magnitudes of the weights that it keeps.</summary>
    Magnitude,

    /// <summary>The sum of the magnitudes of their gradients, over the steps of the epoch before the choice.</summary>
    Gradient,

    /// <summary>Both, each as a share of the dense network's: they have no unit in common.</summary>
    Both,
}
