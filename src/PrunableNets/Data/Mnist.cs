using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using static System.FormattableString;

namespace PrunableNets.Data;

/// <summary>
/// Reads MNIST (LeCun, Cortes and Burges) and what shares its idx format, such as Fashion-MNIST: big-endian, two zero bytes, the type
/// 0x08 (bytes), the number of dimensions, the dimensions as 32-bit integers, the bytes; plain or gzip-compressed.
/// </summary>
public static class Mnist
{
    private const int Classes = 10;

    /// <summary>The mean and standard deviation of MNIST's training images.</summary>
    public static Normalization Normalization { get; } = new([0.1307f], [0.3081f]);

    /// <summary>The training images of the official folder, <c>train-images-idx3-ubyte</c> and <c>train-labels-idx1-ubyte</c>, or the same with <c>.gz</c>.</summary>
    /// <exception cref="FileNotFoundException">The folder has no such file.</exception>
    /// <exception cref="InvalidDataException">A file is not what its name says.</exception>
    public static ImageDataset ReadTrain(string folder) => Read(FileOf(folder, "train-images-idx3-ubyte"), FileOf(folder, "train-labels-idx1-ubyte"));

    /// <summary>The test images of the official folder, <c>t10k-images-idx3-ubyte</c> and <c>t10k-labels-idx1-ubyte</c>, or the same with <c>.gz</c>.</summary>
    /// <inheritdoc cref="ReadTrain"/>
    public static ImageDataset ReadTest(string folder) => Read(FileOf(folder, "t10k-images-idx3-ubyte"), FileOf(folder, "t10k-labels-idx1-ubyte"));

    /// <summary>Grey images and their labels, 0 to 9; they are not mirrored.</summary>
    /// <inheritdoc cref="ReadTrain"/>
    public static ImageDataset Read(string imagesPath, string labelsPath)
    {
        var (sizes, pixels) = ReadIdx(imagesPath, 3);
        var (counts, labels) = ReadIdx(labelsPath, 1);
        if (counts[0] != sizes[0])
            throw new InvalidDataException(Invariant($"'{imagesPath}' has {sizes[0]} images, '{labelsPath}' {counts[0]} labels. Name files of the same set."));
        if (Array.FindIndex(labels, static l => l >= Classes) is >= 0 and var stray)
            throw new InvalidDataException(Invariant($"'{labelsPath}': label {stray} is {labels[stray]}; digits have 0 to 9."));
        return new ImageDataset(
            pixels, [.. labels.Select(static l => (int)l)], new ImageShape(1, sizes[1], sizes[2]),
            [.. Enumerable.Range(0, Classes).Select(static c => Invariant($"{c}"))], Normalization) { HasLeftAndRight = true };
    }

    private static (int[] Sizes, byte[] Data) ReadIdx(string path, int dimensions)
    {
        var bytes = CompressedFile.ReadAllBytes(path);
        var start = 4 + 4 * dimensions;
        if (bytes.Length < start || bytes[0] != 0 || bytes[1] != 0 || bytes[2] != 8 || bytes[3] != dimensions)
            throw new InvalidDataException(Invariant($"'{path}' is no idx file of bytes with {dimensions} dimensions. Use MNIST's own files."));
        int[] sizes = [.. Enumerable.Range(0, dimensions).Select(d => BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(4 + 4 * d)))];
        var expected = sizes.Aggregate((Int128)1, static (product, size) => product * size);
        if (sizes.Any(static s => s < 1) || expected != bytes.Length - start)
            throw new InvalidDataException(Invariant($"'{path}' tells of {string.Join(" x ", sizes)} bytes, but has {bytes.Length - start}. Fetch it again if it was cut short."));
        return (sizes, bytes[start..]);
    }

    private static string FileOf(string folder, string name) =>
        new[] { name, name + ".gz" }.Select(n => Path.Combine(folder, n)).FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException($"'{folder}' has no file {name} or {name}.gz. Put MNIST's files there, or name them.");
}
