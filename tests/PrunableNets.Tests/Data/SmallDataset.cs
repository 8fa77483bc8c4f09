using System.Linq;
using PrunableNets.Data;

namespace PrunableNets.Tests.Data;

internal static class SmallDataset
{
    /// <summary>Images of 1 x height x width whose bytes all equal the image's index; the label is the index modulo 3.</summary>
    public static ImageDataset Create(int count, int height = 2, int width = 2) => new(
        [.. Enumerable.Range(0, count).SelectMany(i => Enumerable.Repeat((byte)i, height * width))],
        [.. Enumerable.Range(0, count).Select(i => i % 3)],
        new ImageShape(1, height, width), ["a", "b", "c"], new Normalization([0.25f], [0.5f]));
}
