using System;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// Locality-sensitive hashing by sparse random projections: the bits of a channel are the sides of L hyperplanes that it lies on. Normals
/// have entries -1, 0 and 1, zero with probability 2/3 (Achlioptas, 2003), so that a projection is additions alone.
/// </summary>
internal sealed class HasteHash
{
    private readonly double[] normals;
    private readonly int planes;

    /// <param name="options">How many hyperplanes, in patches of which size.</param>
    public HasteHash(HasteOptions options)
    {
        var random = SplitMix64.ForKey(options.Seed, 0, 22);
        planes = options.Hyperplanes;
        normals = new double[planes * options.PatchSize * options.PatchSize];
        foreach (ref var entry in normals.AsSpan())
            entry = random.NextInt(6) switch { 0 => -1, 1 => 1, _ => 0 };
        NonZeros = normals.Count(static n => n != 0);
    }

    /// <summary>Entries of all normals that are not zero: additions a channel.</summary>
    public int NonZeros { get; }

    /// <summary>Operations to hash a channel: projections, their means over the channels, comparisons.</summary>
    public long Operations => NonZeros + (2L * planes);

    /// <summary>Which channels of a patch fall together.</summary>
    /// <param name="patches">[P, C, s * s].</param>
    /// <returns>The bucket of each channel, int64 [P, C], counted from 0; and each patch's number of buckets, int64 [P].</returns>
    public (Tensor Buckets, Tensor Counts) Of(Tensor patches)
    {
        // In float64 projections of float32 values are exact, whatever the order of additions, so equal channels have equal bits. Centred
        // after the projection, which is linear: by the mean over the channels, since what comes out of a ReLU is all on one side of many
        // planes otherwise.
        var projections = patches.to(float64).matmul(Normals(patches).t());
        var sides = projections.ge(projections.mean([1], keepdim: true)).to(int64);
        var powers = tensor(Enumerable.Range(0, planes).Select(static p => 1L << p).ToArray(), [planes], device: patches.device);
        var (sorted, order) = sides.mul(powers).sum([2]).sort(1);
        var (samples, channels) = (sorted.shape[0], sorted.shape[1]);
        var news = sorted.narrow(1, 1, channels - 1).ne(sorted.narrow(1, 0, channels - 1)).to(int64);
        var ranks = cat([zeros(samples, 1, int64, patches.device), news], 1).cumsum(1);
        return (zeros_like(order).scatter(1, order, ranks), ranks.select(1, channels - 1).add(1));
    }

    /// <summary>float64 [L, s * s].</summary>
    private Tensor Normals(Tensor patches) => tensor(normals, [planes, patches.shape[2]], device: patches.device).InOwnMemory();
}
