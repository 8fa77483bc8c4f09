using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using static System.FormattableString;

namespace PrunableNets.Data;

/// <summary>
/// Reads CIFAR-10 (Krizhevsky, "Learning Multiple Layers of Features from Tiny Images", 2009) in its binary form: records of
/// one label byte and 3,072 pixel bytes (32 x 32, planes R, G, B), as they are or gzip-compressed, which is recognised by content.
/// </summary>
public static class Cifar10
{
    private const int RecordSize = 1 + 3 * 32 * 32;

    private static readonly ImageShape s_shape = new(3, 32, 32);

    private static readonly string[] s_classNames =
        ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    /// <summary>The training images of the official folder: <c>data_batch_*.bin</c>, or the same with <c>.gz</c> appended.</summary>
    /// <exception cref="FileNotFoundException">The folder has no such file.</exception>
    /// <exception cref="InvalidDataException">A file is not what its name says, or is there both plain and compressed.</exception>
    public static ImageDataset ReadTrain(string folder) => Read(FilesOf(folder, "data_batch_*.bin"));

    /// <summary>The test images of the official folder: <c>test_batch.bin</c>, or the same with <c>.gz</c> appended.</summary>
    /// <inheritdoc cref="ReadTrain"/>
    public static ImageDataset ReadTest(string folder) => Read(FilesOf(folder, "test_batch.bin"));

    /// <summary>The images of the given files, in the given order, normalised as the published CIFAR-10 ResNets expect.</summary>
    /// <exception cref="FileNotFoundException">A file does not exist.</exception>
    /// <exception cref="InvalidDataException">A file does not consist of CIFAR-10 records, or there are more than an array can hold.</exception>
    public static ImageDataset Read(params IReadOnlyList<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        if (paths.Count == 0)
            throw new ArgumentException("Name at least one file of CIFAR-10 records.", nameof(paths));
        var files = paths.Select(ReadRecords).ToArray();
        var count = files.Sum(records => records.Length / RecordSize);
        if ((long)count * s_shape.Size > Array.MaxLength)
            throw new InvalidDataException(Invariant($"The files hold {count} images; up to {Array.MaxLength / s_shape.Size} are read."));
        var pixels = new byte[count * s_shape.Size];
        var labels = new int[count];
        var image = 0;
        foreach (var records in files)
        {
            for (var start = 0; start < records.Length; start += RecordSize)
            {
                labels[image] = records[start];
                records.AsSpan(start + 1, s_shape.Size).CopyTo(pixels.AsSpan(image * s_shape.Size));
                image++;
            }
        }
        return new ImageDataset(pixels, labels, s_shape, [.. s_classNames], Normalization.ImageNet);
    }

    private static byte[] ReadRecords(string path)
    {
        var bytes = CompressedFile.ReadAllBytes(path);
        if (bytes.Length == 0 || bytes.Length % RecordSize != 0)
            throw new InvalidDataException(Invariant(
                $"'{path}' holds {bytes.Length} bytes, which is not a whole number of CIFAR-10 records of {RecordSize} bytes. Use the 'binary version' of CIFAR-10 (data_batch_1.bin, ...), and fetch the file again if it was cut short."));
        for (var record = 0; record < bytes.Length / RecordSize; record++)
        {
            if (bytes[record * RecordSize] >= s_classNames.Length)
                throw new InvalidDataException(Invariant(
                    $"'{path}': record {record} has label {bytes[record * RecordSize]}, but CIFAR-10 has labels 0 to 9. CIFAR-100 and the Python version are stored differently; use the 'binary version' of CIFAR-10."));
        }
        return bytes;
    }

    private static string[] FilesOf(string folder, string pattern)
    {
        var files = Directory.Exists(folder)
            ? Directory.GetFiles(folder, pattern).Concat(Directory.GetFiles(folder, pattern + ".gz")).Order(StringComparer.Ordinal).ToArray()
            : [];
        if (files.Length == 0)
            throw new FileNotFoundException($"'{folder}' has no file {pattern} or {pattern}.gz. Unpack the 'binary version' of CIFAR-10 there, or name the files.");
        var twice = files.FirstOrDefault(file => files.Contains(file + ".gz"));
        if (twice is not null)
            throw new InvalidDataException($"'{twice}' and '{twice}.gz' are the same images twice. Remove one of them.");
        return files;
    }
}
