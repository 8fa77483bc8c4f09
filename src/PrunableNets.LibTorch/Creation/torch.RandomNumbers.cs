using System;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor normal(double mean, double std, ReadOnlySpan<long> size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, Generator generator = null, string[] names = null) =>
        Finish(randn(size.ToArray(), dtype, device, generator: generator).mul_(std).add_(mean), requires_grad, names);

    public static bool randint_bool(Generator generator = null) => randint_long(0, 2, generator) != 0;
    public static int randint_int(int high, Generator generator = null) => (int)randint_long(0, high, generator);
    public static int randint_int(int low, int high, Generator generator = null) => (int)randint_long(low, high, generator);
    public static long randint_long(long high, Generator generator = null) => randint_long(0, high, generator);

    public static long randint_long(long low, long high, Generator generator = null)
    {
        using var drawn = randint(low, high, Array.Empty<long>(), generator: generator);
        return drawn.item<long>();
    }

    public static double rand_float(Generator generator = null)
    {
        using var drawn = rand(Array.Empty<long>(), float64, generator: generator);
        return drawn.item<double>();
    }

    public static double randn_float(Generator generator = null)
    {
        using var drawn = randn(Array.Empty<long>(), float64, generator: generator);
        return drawn.item<double>();
    }
}
