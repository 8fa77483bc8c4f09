using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using PrunableNets.Data.Shapes;

namespace PrunableNets.Data;

/// <summary>
/// Ten classes of figures (circle, ring, square, triangle, star, cross, crescent, semicircle, heart, arrow) in 32 x 32 RGB, drawn from
/// a seed with random size, place, rotation, colours, backdrop, clutter and noise. It needs no download and is the same, byte for byte,
/// on every machine; a linear classifier fails on it and a small convolutional network learns it in minutes.
/// </summary>
/// <remarks>The i-th image has label i mod 10 and depends on the seed and i only, so a smaller data set is the beginning of a larger one.</remarks>
public static class ShapesDataset
{
    /// <summary>The images are square, this many pixels wide.</summary>
    public const int Side = 32;

    private const ulong TrainStream = 1;
    private const ulong TestStream = 2;

    /// <summary><paramref name="count"/> training images.</summary>
    public static ImageDataset Train(int count = 10_000, ulong seed = 0) => Draw(count, seed, TrainStream);

    /// <summary><paramref name="count"/> test images, from a stream of random numbers disjoint from the training images'.</summary>
    public static ImageDataset Test(int count = 2_000, ulong seed = 0) => Draw(count, seed, TestStream);

    private static ImageDataset Draw(int count, ulong seed, ulong stream)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var shape = new ImageShape(3, Side, Side);
        var pixels = new byte[checked(count * shape.Size)];
        var labels = new int[count];
        Parallel.For(0, count, i =>
        {
            labels[i] = i % Outline.All.Count;
            var random = SplitMix64.ForKey(seed, stream, (ulong)i);
            Scene.Draw(pixels.AsSpan(i * shape.Size, shape.Size), Side, Outline.All[labels[i]].Contains, ref random);
        });
        return new ImageDataset(
            pixels, labels, shape, [.. Outline.All.Select(figure => figure.Name)], Normalization.Symmetric(3));
    }
}
