using System;

namespace PrunableNets;

/// <summary>Options of <see cref="EagleEyeMethod"/>.</summary>
public sealed record EagleEyeOptions : MethodOptions
{
    /// <summary>Plans that are drawn.</summary>
    public int Candidates { get; set; } = 50;

    /// <summary>The largest share that a group may lose before plans are brought to the budget, in (0, 1].</summary>
    public double MaxRate { get; set; } = 0.9;

    /// <summary>Batches on which a candidate's batch norms are measured anew.</summary>
    public int NormBatches { get; set; } = 10;

    /// <summary>Samples of each.</summary>
    public int BatchSize { get; set; } = 64;

    /// <summary>Training samples, apart from those of the norms, that candidates are judged by.</summary>
    public int Samples { get; set; } = 512;

    /// <inheritdoc/>
    public override void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Candidates, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxRate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxRate, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(NormBatches, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(Samples, 1);
    }
}
