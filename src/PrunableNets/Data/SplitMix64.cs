using System;

namespace PrunableNets.Data;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
/// Data sets and loaders use it instead of <see cref="Random"/>, whose sequence .NET does not promise to keep:
/// the same seed must give the same bytes on every machine and in every later version.
/// </summary>
internal struct SplitMix64
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;
    private ulong _state;

    public SplitMix64(ulong seed) => _state = seed;

    /// <summary>A stream determined by several numbers, e.g. (seed, epoch, batch): neighbouring keys give unrelated streams.</summary>
    public static SplitMix64 ForKey(params ReadOnlySpan<ulong> key) => new(Seed(key));

    /// <summary>The seed of that stream.</summary>
    public static ulong Seed(params ReadOnlySpan<ulong> key)
    {
        var mixed = 0UL;
        foreach (var part in key)
            mixed = Mix(mixed + Gamma + part);
        return mixed;
    }

    public ulong NextUInt64() => Mix(_state += Gamma);

    /// <summary>Uniform in [0, <paramref name="exclusiveMax"/>), which must be positive (Lemire's multiply-shift; the bias, below 2^-32, is accepted).</summary>
    public int NextInt(int exclusiveMax) => (int)Math.BigMul(NextUInt64(), (ulong)exclusiveMax, out _);

    /// <summary>Uniform in [0, 1), a multiple of 2^-53.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    public double NextDouble(double min, double max) => min + (max - min) * NextDouble();

    public bool NextBool() => NextUInt64() >> 63 != 0;

    /// <summary>The numbers below <paramref name="count"/> in a random order.</summary>
    public int[] Permutation(int count)
    {
        var order = new int[count];
        for (var i = 0; i < count; i++)
            order[i] = i;
        Shuffle(order);
        return order;
    }

    /// <summary>Fisher-Yates.</summary>
    public void Shuffle(Span<int> values)
    {
        for (var last = values.Length - 1; last > 0; last--)
        {
            var other = NextInt(last + 1);
            (values[last], values[other]) = (values[other], values[last]);
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
