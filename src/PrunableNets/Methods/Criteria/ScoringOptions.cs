using System;

namespace PrunableNets;

/// <summary>Options of criteria that look at data.</summary>
public abstract record ScoringOptions : MethodOptions
{
    /// <summary>Batches of training samples, as they are.</summary>
    public int Batches { get; set; } = 16;

    /// <summary>Samples of each.</summary>
    public int BatchSize { get; set; } = 32;

    /// <inheritdoc/>
    public override void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Batches, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1);
    }
}
