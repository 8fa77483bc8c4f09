using System;
using PrunableNets.Data;

namespace PrunableNets;

/// <summary>Which positions of a layer's outputs are looked at: all, or as many as are wanted at even distances.</summary>
internal static class SampledPositions
{
    /// <param name="total">All of a call.</param>
    /// <param name="most">How many are wanted at most.</param>
    /// <param name="key">Where they begin depends on it, so that batches do not look at the same pixels.</param>
    /// <returns>Ascending.</returns>
    public static long[] Of(long total, int most, params ReadOnlySpan<ulong> key)
    {
        var positions = new long[Math.Min(total, most)];
        var (distance, random) = ((double)total / positions.Length, SplitMix64.ForKey(key));
        var start = positions.Length == total ? 0 : random.NextDouble();
        for (var i = 0; i < positions.Length; i++)
            positions[i] = Math.Min(total - 1, (long)((i + start) * distance));
        return positions;
    }
}
