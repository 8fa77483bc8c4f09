using System;

namespace PrunableNets;

/// <summary>Options of <see cref="ChannelChoice"/>.</summary>
public sealed record ChannelChoiceOptions
{
    /// <summary>Batches on which channels are chosen; fewer where the data have fewer. 0 leaves them as a method chose them.</summary>
    public int Batches { get; set; } = 20;

    /// <summary>Samples a batch; fewer where the data would not make two.</summary>
    public int BatchSize { get; set; } = 100;

    /// <summary>Positions of a layer's output that are taken from a batch, evenly, each time the layer is called; all where there are fewer.</summary>
    public int MaxPositions { get; set; } = 2048;

    /// <summary>Of the order of samples, and of where the positions begin.</summary>
    public ulong Seed { get; set; }

    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range; the message names it.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Batches);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxPositions, 1);
    }
}
