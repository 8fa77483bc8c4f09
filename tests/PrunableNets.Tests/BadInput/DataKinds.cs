using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using PrunableNets.Data;

namespace PrunableNets.Tests.BadInput;

/// <summary>Data sets, and plans.</summary>
internal static class DataKinds
{
    private static readonly byte[] s_idx = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

    public static IEnumerable<FileKind> All =>
    [
        new("plan", "Net.widths.json", 4000, true, static path => Plan().Save(path), static path => PlanFile.Load(path).Groups.Count),
        new("MNIST", "images", 1500, false, static path => WriteIdx(path, s_idx), ReadIdx),
        new("MNIST, gzip", "images.gz", 1500, false, static path => WriteIdx(path, Compressed(s_idx)), ReadIdx),
        new("CIFAR-10", "data_batch_1.bin", 1000, false, static path => File.WriteAllBytes(path, new byte[3073]), static path => Size(Cifar10.Read(path))),
        new("CIFAR-10, gzip", "data_batch_1.bin.gz", 500, false, static path => File.WriteAllBytes(path, Compressed(new byte[3073])), static path => Size(Cifar10.Read(path))),
        new("PGM", "images/a/1.pgm", 1000, false, static path => File.WriteAllBytes(path, Netpbm("P5 3 2 255\n", 6)), ReadFolder),
        new("PPM", "images/a/1.ppm", 1000, false, static path => File.WriteAllBytes(path, Netpbm("P6\n# a comment\n3 2\n255\n", 18)), ReadFolder),
        new("BMP", "images/a/1.bmp", 1000, false, static path => File.WriteAllBytes(path, Bmp()), ReadFolder),
    ];

    private static PlanFile Plan() => new()
    {
        Model = "Net",
        Fingerprint = "0123abcd",
        Groups = [new PlanFileGroup("conv1", 8, [0, 3, 7]), new PlanFileGroup("layer.0 \"é\"\n", 4, [1])],
        Flops = [new PlanFileFlops(FlopsConvention.Mac, new DenseSlim(1000, 300))],
        Parameters = new DenseSlim(100, 40),
        Provenance = [KeyValuePair.Create("method", "AutoBot"), KeyValuePair.Create("seed", "1")],
    };

    private static void WriteIdx(string path, byte[] images)
    {
        File.WriteAllBytes(path, images);
        File.WriteAllBytes(Labels(path), [0, 0, 8, 1, 0, 0, 0, 2, 7, 2]);
    }

    private static string Labels(string images) => Path.Combine(Path.GetDirectoryName(images)!, "labels");

    private static long ReadIdx(string path) => Size(Mnist.Read(path, Labels(path)));

    private static long ReadFolder(string path) => Size(ImageFolder.Read(Path.GetDirectoryName(Path.GetDirectoryName(path))!));

    private static long Size(ImageDataset data) => (long)data.Count * data.Shape.Size;

    private static byte[] Compressed(byte[] plain)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
            gzip.Write(plain);
        return compressed.ToArray();
    }

    private static byte[] Netpbm(string header, int values) => [.. Encoding.ASCII.GetBytes(header), .. Enumerable.Range(0, values).Select(static i => (byte)i)];

    /// <summary>2 x 2, of 24 bits.</summary>
    private static byte[] Bmp()
    {
        var bytes = new byte[54 + 16];
        (bytes[0], bytes[1], bytes[10], bytes[14], bytes[18], bytes[22], bytes[28]) = ((byte)'B', (byte)'M', 54, 40, 2, 2, 24);
        return bytes;
    }
}
