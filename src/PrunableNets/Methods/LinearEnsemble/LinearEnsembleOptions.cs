using System;

namespace PrunableNets;

/// <summary>Options of <see cref="LinearEnsembleCriterion"/>.</summary>
public sealed record LinearEnsembleOptions : MethodOptions
{
    /// <summary>Whose channels a mask disables.</summary>
    public EnsembleScope Scope { get; set; } = EnsembleScope.Layer;

    /// <summary>Masks by the number of channels that they are about; at least 1, so that every coefficient is told.</summary>
    public double MasksPerChannel { get; set; } = 2;

    /// <summary>
    /// The share of the channels that a mask disables, in (0, 1); at least one channel. One channel a mask is leave-one-out.
    /// </summary>
    public double DisableRate { get; set; } = 0.2;

    /// <summary>Draws masks in blocks that disable every channel once, instead of each on its own.</summary>
    public bool Antithetic { get; set; } = true;

    /// <summary>Added to the diagonal of the normal equations, by the number of masks.</summary>
    public double Ridge { get; set; } = 1e-3;

    /// <summary>Training samples that the loss is measured on.</summary>
    public int Samples { get; set; } = 64;

    /// <summary>Masks that one forward evaluates together.</summary>
    public int MasksInBatch { get; set; } = 64;

    /// <summary>Resamples for the standard error of the coefficients; 0 for none.</summary>
    public int Bootstrap { get; set; } = 20;

    /// <inheritdoc/>
    public override void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MasksPerChannel, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(DisableRate);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(DisableRate, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Ridge);
        ArgumentOutOfRangeException.ThrowIfLessThan(Samples, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MasksInBatch, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Bootstrap);
    }
}

/// <summary>Whose channels a mask disables.</summary>
public enum EnsembleScope
{
    /// <summary>Those of one group; each group has an ensemble of its own, and what lies in front of its gates is computed once.</summary>
    Layer,

    /// <summary>Any of the network.</summary>
    Network,
}
