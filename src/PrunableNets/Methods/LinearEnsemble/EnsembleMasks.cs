using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Data;

namespace PrunableNets;

/// <summary>Draws masks: which of n channels are disabled in each.</summary>
internal static class EnsembleMasks
{
    /// <param name="channels">n.</param>
    /// <param name="options">How many, how much, and whether in blocks.</param>
    /// <param name="random">Drawn from.</param>
    /// <returns>The disabled channels of each mask.</returns>
    public static int[][] Draw(int channels, LinearEnsembleOptions options, ref SplitMix64 random)
    {
        var count = (int)Math.Ceiling(options.MasksPerChannel * channels);
        var size = Math.Max((int)Math.Round(options.DisableRate * channels), 1);
        var masks = new List<int[]>();
        while (masks.Count < count)
        {
            var order = random.Permutation(channels);
            // A last piece that is smaller makes equations between the numbers of disabled channels too.
            masks.AddRange(options.Antithetic ? order.Chunk(size) : [order[..size]]);
        }
        return [.. masks.Take(count)];
    }
}
