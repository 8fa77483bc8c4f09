using System;

namespace PrunableNets;

/// <summary>Options of <see cref="ACPMethod"/>. All values are a reconstruction: the paper's are not known here.</summary>
public sealed record ACPOptions : MethodOptions
{
    /// <summary>Width vectors that search together.</summary>
    public int Particles { get; set; } = 16;

    /// <summary>Times that all of them are judged, the first population included.</summary>
    public int Generations { get; set; } = 15;

    /// <summary>The share of its velocity that a particle keeps.</summary>
    public double Inertia { get; set; } = 0.7;

    /// <summary>How strongly a particle is drawn to the best place that it has been at.</summary>
    public double Cognitive { get; set; } = 1.5;

    /// <summary>How strongly a particle is drawn to the best place of all.</summary>
    public double Social { get; set; } = 1.5;

    /// <summary>How far the first particles are from the preliminary widths at most, as a share of a group's channels.</summary>
    public double Spread { get; set; } = 0.25;

    /// <summary>
    /// Channels are put together while the correlation of their feature maps, the mean over the pairs of two clusters, is at least this; in
    /// (0, 1].
    /// </summary>
    public double Similarity { get; set; } = 0.8;

    /// <summary>
    /// Training samples that widths are judged on, and as many others that feature maps are compared on; at most half of all each.
    /// </summary>
    public int Samples { get; set; } = 256;

    /// <summary>Samples a forward.</summary>
    public int BatchSize { get; set; } = 64;

    /// <inheritdoc/>
    public override void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Particles, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Generations, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Inertia);
        ArgumentOutOfRangeException.ThrowIfNegative(Cognitive);
        ArgumentOutOfRangeException.ThrowIfNegative(Social);
        ArgumentOutOfRangeException.ThrowIfNegative(Spread);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Similarity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Similarity, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Samples, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1);
    }
}
