using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;

namespace PrunableNets.Cli.Tests;

/// <summary>Arrays as NumPy writes them: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html.</summary>
internal static class NpzFiles
{
    /// <summary>Samples of two numbers, in two classes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shape">What the samples say that they are, right or wrong.</param>
    /// <param name="samples">How many there are.</param>
    public static void Write(string path, string shape, int samples) => WriteArchive(path, X(shape, samples), Y(samples));

    /// <summary>The two arrays as files of an archive, stored as NumPy does it where it is not told to compress.</summary>
    public static void WriteArchive(string path, byte[] x, byte[] y, CompressionLevel level = CompressionLevel.NoCompression)
    {
        using var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        foreach (var (name, array) in new[] { ("x.npy", x), ("y.npy", y) })
        {
            using var stream = archive.CreateEntry(name, level).Open();
            stream.Write(array);
        }
    }

    public static byte[] X(string shape, int samples) =>
        Array("<f4", shape, [.. Enumerable.Range(0, 2 * samples).SelectMany(static i => BitConverter.GetBytes((float)i))]);

    public static byte[] Y(int samples) =>
        Array("<i8", $"({samples},)", [.. Enumerable.Range(0, samples).SelectMany(static i => BitConverter.GetBytes((long)(i % 2)))]);

    private static byte[] Array(string type, string shape, byte[] data)
    {
        var text = $"{{'descr': '{type}', 'fortran_order': False, 'shape': {shape}, }}".PadRight(117) + "\n";
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)text.Length, 0, .. Encoding.ASCII.GetBytes(text), .. data];
    }
}
