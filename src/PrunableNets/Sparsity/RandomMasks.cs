using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Data;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>Random masks, a pure function of shapes, densities and seed.</summary>
internal static class RandomMasks
{
    /// <summary>
    /// One mask a weight, of its shape, type and device. The number of ones is the density's to the nearest; a layer keeps one weight at
    /// least, so that it is not cut.
    /// </summary>
    /// <param name="masks">Whose weights are meant.</param>
    /// <param name="options">Density, distribution and seed.</param>
    /// <param name="draw">Which of several draws with the same seed.</param>
    public static IEnumerable<Tensor> Draw(WeightMasks masks, RandomMaskOptions options, int draw = 0)
    {
        var densities = Densities(masks, options);
        return masks.Weights.Select((w, layer) =>
            Draw(w.Weight, densities[layer], SplitMix64.ForKey(options.Seed, (ulong)draw, (ulong)layer, 20)));
    }

    private static IReadOnlyList<double> Densities(WeightMasks masks, RandomMaskOptions options) =>
        options.Distribution == SparsityDistribution.Uniform
        ? [.. masks.Weights.Select(_ => options.Density)]
        : Erk.Densities([.. masks.Weights.Select(static w => w.Weight.shape)], options.Density);

    private static Tensor Draw(Tensor weight, double density, SplitMix64 random)
    {
        var order = random.Permutation((int)weight.numel());
        var values = new float[order.Length];
        foreach (var index in order.AsSpan(0, (int)Math.Max(1, Math.Round(density * order.Length))))
            values[index] = 1;
        return tensor(values, weight.shape, device: weight.device).to(weight.dtype);
    }
}
