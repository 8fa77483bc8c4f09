using System;
using System.Collections.Generic;

namespace PrunableNets;

/// <summary>Options of <see cref="Reconstruction"/>. The defaults are ours: about 2,000 samples, of which a quarter judges.</summary>
public sealed record ReconstructionOptions
{
    /// <summary>Batches that the layers are solved and judged on, at least 2; fewer where the data have fewer.</summary>
    public int Batches { get; set; } = 20;

    /// <summary>Samples a batch.</summary>
    public int BatchSize { get; set; } = 100;

    /// <summary>
    /// How strongly solutions are held to the sliced weights, as shares of the mean square of the layer's inputs; of several, each layer has
    /// the one that is best on the batches held out. All positive: inputs that depend on each other leave the weights undetermined without.
    /// </summary>
    public IReadOnlyList<double> Ridges { get; set; } = [1e-8, 1e-6, 1e-4, 1e-3, 1e-2, 1e-1];

    /// <summary>Of so many batches in a row the last is held out, at least 2: it chooses the ridge, and whether a layer is solved at all.</summary>
    public int HeldOut { get; set; } = 4;

    /// <summary>Positions of a layer's output that are taken from a batch, evenly, each time the layer is called; all where there are fewer.</summary>
    public int MaxPositions { get; set; } = 8192;

    /// <summary>Of the order of samples, and of where the positions begin.</summary>
    public ulong Seed { get; set; }

    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range; the message names it.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Batches, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Ridges.Count, 1, nameof(Ridges));
        foreach (var ridge in Ridges)
            if (!(ridge > 0) || double.IsInfinity(ridge))
                throw new ArgumentOutOfRangeException(nameof(Ridges), ridge, "Ridges are positive numbers.");
        ArgumentOutOfRangeException.ThrowIfLessThan(HeldOut, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxPositions, 1);
    }
}
