using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using PrunableNets.Cli.Data;
using SkiaSharp;

namespace PrunableNets.Cli.Tests.BadInput;

/// <summary>Small files that say that they are large: refused by what they say, before there is room made for it.</summary>
public sealed class LyingDataTests : IDisposable
{
    private const int Megabyte = 1 << 20;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("liars");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("(1000000000000, 2)", "has more than 2000000000 bytes")]
    [InlineData("(1000000, 200)", "has 800000000 bytes, which the 160 of it in the file cannot hold")]
    [InlineData("(0, 4611686018427387904, 4611686018427387904)", "the array x is empty")]
    [InlineData("(0, 2)", "the array x is empty, [0, 2]")]
    [InlineData("(-4, 2)", "has an impossible shape")]
    [InlineData("(99999999999999999999, 2)", "has an impossible shape")]
    [InlineData("(1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,8)", "has an impossible shape")]
    public void AnArrayIsNotBelieved(string shape, string said)
    {
        foreach (var part in new[] { "train", "test" })
            NpzFiles.Write(Path.Combine(folder.FullName, part + ".npz"), shape, 4);
        Assert.Contains(said, Refused("tensors:", "train.npz"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    public void ATableOfAMillionColumnsIsRefusedUnread(char separator)
    {
        foreach (var part in new[] { "train", "test" })
            File.WriteAllText(Path.Combine(folder.FullName, part + ".csv"), string.Join(separator, Enumerable.Repeat('a', Megabyte + 1)));
        Assert.Contains("has more than 1048576 columns", Refused("tensors:", "train.csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60_000, 60_000, "has 60000 x 60000 pixels; up to 64000000 are decoded")]
    [InlineData(7000, 7000, "says that it has 7000 x 7000 pixels, which its")]
    public void APngIsNotBelieved(int width, int height, string said)
    {
        var path = Image("1.png");
        var png = File.ReadAllBytes(path);
        // Of the first chunk, behind signature, length and type.
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        File.WriteAllBytes(path, PngSums.Mended(png));
        Assert.Contains(said, Refused("images:", "1.png"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60_000, 60_000, "has 60000 x 60000 pixels; up to 64000000 are decoded")]
    [InlineData(7000, 7000, "says that it has 7000 x 7000 pixels, which its")]
    public void AJpegIsNotBelieved(int width, int height, string said)
    {
        var path = Image("1.jpg");
        var jpeg = File.ReadAllBytes(path);
        ReadOnlySpan<byte> baseline = [0xFF, 0xC0];
        var frame = jpeg.AsSpan().IndexOf(baseline);
        Assert.True(frame > 0, "There is no baseline frame.");
        // Behind the marker, the segment's length and the bits of a value.
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 5), (ushort)height);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 7), (ushort)width);
        File.WriteAllBytes(path, jpeg);
        Assert.Contains(said, Refused("images:", "1.jpg"), StringComparison.Ordinal);
    }

    /// <summary>The only image of a set, in training and test.</summary>
    private string Image(string name)
    {
        var path = Path.Combine(folder.FullName, "train", "class", name);
        ImageFiles.Write(path, SKColors.Teal, ImageKinds.Size, ImageKinds.Size);
        ImageFiles.Write(Path.Combine(folder.FullName, "test", "class", name), SKColors.Teal, ImageKinds.Size, ImageKinds.Size);
        return path;
    }

    /// <summary>It refuses with the file's name, and memory of a few megabytes.</summary>
    private string Refused(string kind, string file)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var message = Assert.Throws<InvalidDataException>(() => DataSources.Read(kind + folder.FullName)).Message;
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 * Megabyte);
        Assert.Contains(file, message, StringComparison.Ordinal);
        return message;
    }
}
