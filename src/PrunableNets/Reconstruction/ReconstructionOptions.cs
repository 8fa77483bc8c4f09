using System;
using System.Collections.Generic;

namespace PrunableNets;

/// <summary>Options of <see cref="Reconstruction"/>. The defaults are ours: about 2,000 samples, of which a quarter judges.</summary>
public sealed record ReconstructionOptions
{
    private static readonly double[] s_ridges = [1e-8, 1e-6, 1e-4, 1e-3, 1e-2, 1e-1];

    /// <summary>Batches that the layers are solved and judged on, at least 2; fewer where the data have fewer. 0 is for runs, where it leaves the weights as they were cut.</summary>
    public int Batches { get; set; } = 20;

    /// <summary>Samples a batch; fewer where the data would not make two.</summary>
    public int BatchSize { get; set; } = 100;

    /// <summary>
    /// How strongly solutions are held to the sliced weights, as shares of the mean square of the layer's inputs; of several, each layer has
    /// the one that is best on the batches held out. All positive: inputs that depend on each other leave the weights undetermined without.
    /// None, the default, stands for 1e-8, 1e-6, 1e-4, 1e-3, 1e-2 and 1e-1.
    /// </summary>
    public IReadOnlyList<double> Ridges { get; set; } = [];

    /// <summary>Of so many batches in a row the last is held out, at least 2: it chooses the ridge, and whether a layer is solved at all.</summary>
    public int HeldOut { get; set; } = 4;

    /// <summary>Positions of a layer's output that are taken from a batch, evenly, each time the layer is called; all where there are fewer.</summary>
    public int MaxPositions { get; set; } = 8192;

    /// <summary>Of the order of samples, and of where the positions begin.</summary>
    public ulong Seed { get; set; }

    // Configuration adds to lists that hold something already.
    internal IReadOnlyList<double> TriedRidges => Ridges.Count > 0 ? Ridges : s_ridges;

    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range; the message names it.</exception>
    public void Validate()
    {
        if (Batches is < 0 or 1)
            throw new ArgumentOutOfRangeException(nameof(Batches), Batches, "At least two batches are needed, to solve on and to judge on; 0 solves nothing.");
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1);
        foreach (var ridge in Ridges)
            if (!(ridge > 0) || double.IsInfinity(ridge))
                throw new ArgumentOutOfRangeException(nameof(Ridges), ridge, "Ridges are positive numbers.");
        ArgumentOutOfRangeException.ThrowIfLessThan(HeldOut, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxPositions, 1);
    }
}
