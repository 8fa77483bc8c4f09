using System;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Tests.Methods;

/// <summary>Numbers that are the same on every machine, so that what another program made of them can be compared with.</summary>
internal static class Drawn
{
    /// <summary>Uniform in [<paramref name="min"/>, 1).</summary>
    public static double[] Numbers(long count, double min, params ReadOnlySpan<ulong> key)
    {
        var random = SplitMix64.ForKey(key);
        var numbers = new double[count];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = random.NextDouble(min, 1);
        return numbers;
    }

    /// <summary>float64 [rows, columns], uniform in [-1, 1).</summary>
    public static Tensor Matrix(int rows, int columns, ulong key) =>
        tensor(Numbers(rows * columns, -1, key), float64).InOwnMemory().reshape(rows, columns);

    /// <summary>Writes into a weight.</summary>
    public static void Fill(Tensor weight, double[] values)
    {
        using var guard = no_grad();
        weight.copy_(tensor(values.Select(static v => (float)v).ToArray(), float32).reshape(weight.shape));
    }
}
