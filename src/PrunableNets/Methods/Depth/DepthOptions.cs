using System;

namespace PrunableNets;

/// <summary>Options of <see cref="DepthMethod"/>.</summary>
public sealed record DepthOptions : ScoringOptions
{
    public DepthOptions()
    {
        (Batches, BatchSize) = (4, 64);
    }

    /// <summary>Whether branches are measured anew after each that goes; false measures each once, on the whole network.</summary>
    public bool Anew { get; set; } = true;
}
