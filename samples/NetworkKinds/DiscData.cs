using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Data;
using PrunableNets.Hosting;
using TorchSharp;
using static TorchSharp.torch;

namespace NetworkKinds;

/// <summary>A disc and a ring in noise: a pixel's class is 1 within the disc, and 0 in the ring and everywhere else.</summary>
internal static class DiscData
{
    private const int Side = 32;
    private const int BatchSize = 100;

    public static PruningData Create() => new(Draw(4_000, 1), Draw(1_000, 2));

    private static TensorDataset Draw(int count, int seed) => Dataset.Collect(
        Enumerable.Range(0, count / BatchSize).Select(i => Batch(new Random(seed * 1_000_000 + i))), classNames: ["background", "disc"]);

    private static Dictionary<string, Tensor> Batch(Random random)
    {
        var pixels = new float[BatchSize * 3 * Side * Side];
        var classes = new long[BatchSize * Side * Side];
        for (var i = 0; i < BatchSize; i++)
            Picture(random, pixels.AsSpan(i * 3 * Side * Side, 3 * Side * Side), classes.AsSpan(i * Side * Side, Side * Side));
        return new()
        {
            ["data"] = tensor(pixels, [BatchSize, 3, Side, Side]),
            ["label"] = tensor(classes, [BatchSize, Side, Side]),
        };
    }

    /// <summary>Both have one colour, so that a pixel's own does not tell which of the two it belongs to.</summary>
    private static void Picture(Random random, Span<float> pixels, Span<long> classes)
    {
        var (disc, ring) = (Circle(random), Circle(random));
        Span<float> colour = [Next(random), Next(random), Next(random)];
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                var (inDisc, inRing) = (Distance(disc, x, y) < disc.Radius, Math.Abs(Distance(ring, x, y) - ring.Radius) < 2);
                classes[y * Side + x] = inDisc ? 1 : 0;
                for (var c = 0; c < 3; c++)
                    pixels[(c * Side + y) * Side + x] = (inDisc || inRing ? colour[c] : 0) + 0.5f * Next(random);
            }
        }
    }

    private static (double X, double Y, double Radius) Circle(Random random) => (random.Next(6, 26), random.Next(6, 26), random.Next(4, 9));

    private static double Distance((double X, double Y, double Radius) circle, int x, int y) => Math.Sqrt((x - circle.X) * (x - circle.X) + (y - circle.Y) * (y - circle.Y));

    private static float Next(Random random) => 2 * random.NextSingle() - 1;
}
