using System;
using System.Linq;
using PrunableNets.Data;

namespace PrunableNets.Hosting.Tests.Networks;

/// <summary>Data that the networks here learn in seconds.</summary>
internal static class Samples
{
    /// <summary>Twelve random tokens from 4 to 39 with one of the tokens 0 to 3 among them, which is the class.</summary>
    public static TensorDataset Tokens(int count, int seed)
    {
        var random = new Random(seed);
        var tokens = new long[12 * count];
        var labels = new int[count];
        for (var i = 0; i < count; i++)
        {
            for (var t = 0; t < 12; t++)
                tokens[12 * i + t] = random.Next(4, 40);
            labels[i] = random.Next(4);
            tokens[12 * i + random.Next(12)] = labels[i];
        }
        return new TensorDataset(tokens, labels, [12], ["north", "east", "south", "west"]);
    }

    /// <summary>A noisy sine and cosine of a random phase; the class is the frequency.</summary>
    public static TensorDataset Waves(int count, int seed)
    {
        var random = new Random(seed);
        var waves = new float[2 * 32 * count];
        var labels = new int[count];
        for (var i = 0; i < count; i++)
        {
            labels[i] = random.Next(3);
            var (frequency, phase) = (0.3 * (1 + labels[i]), 6 * random.NextDouble());
            for (var t = 0; t < 32; t++)
            {
                waves[64 * i + t] = (float)(Math.Sin(frequency * t + phase) + 0.6 * random.NextDouble() - 0.3);
                waves[64 * i + 32 + t] = (float)(Math.Cos(frequency * t + phase) + 0.6 * random.NextDouble() - 0.3);
            }
        }
        return new TensorDataset(waves, labels, [2, 32], ["low", "middle", "high"]);
    }

    /// <summary>Ten columns; the class is whether the first two have one sign.</summary>
    public static TensorDataset Table(int count, int seed)
    {
        var random = new Random(seed);
        float[] values = [.. Enumerable.Range(0, 10 * count).Select(_ => (float)(2 * random.NextDouble() - 1))];
        return new TensorDataset(values, [.. Enumerable.Range(0, count).Select(i => values[10 * i] * values[10 * i + 1] > 0 ? 1 : 0)], [10]);
    }
}
