using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using PrunableNets.Data;
using PrunableNets.Formats;
using PrunableNets.Tests.Data;

namespace PrunableNets.Tests.BadInput;

/// <summary>Small files that say that they are large, and large ones where small ones belong.</summary>
public sealed class BombTests : IDisposable
{
    private const int Megabyte = 1 << 20;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(folder.File(name), bytes);
        return folder.File(name);
    }

    /// <summary>It refuses, with memory of 64 MB and a multiple of the file's size at most, and leaves the file as it was.</summary>
    private static string Refused<T>(string path, Action read)
        where T : Exception
    {
        var (length, before) = (new FileInfo(path).Length, GC.GetAllocatedBytesForCurrentThread());
        var message = Assert.Throws<T>(read).Message;
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * Megabyte + 8 * Math.Min(length, 4 * Megabyte));
        Assert.Equal(length, new FileInfo(path).Length);
        Assert.Contains(path, message, StringComparison.Ordinal);
        return message;
    }

    /// <summary>A gigabyte of zeros behind a beginning, in members of 16 MB that are one after the other.</summary>
    private static byte[] Gigabyte(byte[] beginning)
    {
        var member = Gzip(new byte[16 * Megabyte]);
        return [.. Gzip(beginning), .. Enumerable.Repeat(member, 64).SelectMany(static m => m)];
    }

    private static byte[] Gzip(byte[] plain)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
            gzip.Write(plain);
        return compressed.ToArray();
    }

    private static byte[] BigEndian(int number) => [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];

    [Theory]
    [InlineData(1, 1)]
    [InlineData(16384, 65536)]
    public void AGigabyteOfCompressedZerosIsNoImages(int rows, int columns)
    {
        var path = Write("images.gz", Gigabyte([0, 0, 8, 3, 0, 0, 0, 1, .. BigEndian(rows), .. BigEndian(columns)]));
        Assert.Contains("made to fill memory", Refused<InvalidDataException>(path, () => Mnist.Read(path, path)), StringComparison.Ordinal);
        Assert.Contains("made to fill memory", Refused<InvalidDataException>(path, () => Cifar10.Read(path)), StringComparison.Ordinal);
    }

    [Fact]
    public void APlanOfAHundredMegabytesIsRefusedUnread()
    {
        var path = folder.File("Net.widths.json");
        using (var stream = File.Create(path))
        {
            stream.Write("{ \"schema\": 1, \"groups\": ["u8);
            var block = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("0,  ", Megabyte / 4)));
            for (var i = 0; i < 100; i++)
                stream.Write(block);
            stream.Write("0] }"u8);
        }
        Assert.Contains("plan files have up to 8388608", Refused<PlanFileException>(path, () => PlanFile.Load(path)), StringComparison.Ordinal);
    }

    [Fact]
    public void APlanOfTooManyValuesIsRefused()
    {
        var text = "[" + string.Concat(Enumerable.Repeat("0,", 600_000));
        Assert.Contains("more than 500000 values", Assert.Throws<PlanFileException>(() => PlanFile.Parse(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ALongKeyIsNotRepeatedForEveryValueBelowIt()
    {
        var path = Write("Net.widths.json", Encoding.ASCII.GetBytes(
            $"{{ \"schema\": 1, \"{new string('k', Megabyte)}\": [{string.Join(',', Enumerable.Repeat('0', 100_000))}] }}"));
        Assert.Contains("not known here", Refused<PlanFileException>(path, () => PlanFile.Load(path)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"a\":{\"dtype\":\"U8\",\"shape\":[4611686018427387904],\"data_offsets\":[0,4611686018427387904]}}")]
    [InlineData("{\"a\":{\"dtype\":\"U8\",\"shape\":[0,4611686018427387904,4611686018427387904],\"data_offsets\":[0,0]}}")]
    public void ASafetensorsFileThatLiesAboutSizesIsRefused(string header)
    {
        var path = Write("weights.safetensors", [.. BitConverter.GetBytes(header.Length == 0 ? 1L << 62 : header.Length), .. Encoding.ASCII.GetBytes(header)]);
        Refused<InvalidDataException>(path, () => WeightFile.Read(path));
    }

    [Theory]
    [InlineData(new byte[] { 1, 1, (byte)'a', 6, 1, 0x80, 0x80, 0x80, 0x80, 0x80, 0x20 })]
    [InlineData(new byte[] { 1, 1, (byte)'a', 6, 0x80, 0x80, 0x80, 0x80, 0x80, 0x20 })]
    [InlineData(new byte[] { 1, 0xFF, 0xFF, 0xFF, 0xFF, 0x07, (byte)'a' })]
    [InlineData(new byte[] { 1, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F, (byte)'a' })]
    public void ATorchSharpFileThatLiesAboutSizesIsRefused(byte[] bytes)
    {
        var path = Write("weights.dat", bytes);
        Refused<InvalidDataException>(path, () => WeightFile.Read(path));
    }

    [Fact]
    public void AZipBombIsNoWeights()
    {
        const int Count = 64 * Megabyte;
        var path = folder.File("weights.pth");
        PickleWriter.Write(path, PickleWriter.StateDict(("weight", 0, Count, 0, [Count], [1])), static stream =>
        {
            var zeros = new byte[Megabyte];
            for (var i = 0; i < 4 * Count / Megabyte; i++)
                stream.Write(zeros);
        });
        Assert.Contains("made to fill memory", Refused<InvalidDataException>(path, () => WeightFile.Read(path)), StringComparison.Ordinal);
    }

    [Fact]
    public void AZipBombInThePickleIsRefusedToo()
    {
        var path = folder.File("weights.pth");
        PickleWriter.Write(path, new byte[100 * Megabyte]);
        Assert.Contains("data.pkl has 104857600 bytes", Refused<InvalidDataException>(path, () => WeightFile.Read(path)), StringComparison.Ordinal);
    }
}
