using System;
using System.IO;
using System.Linq;
using System.Text;
using PrunableNets.Data;

namespace PrunableNets.Tests.Data;

public sealed class ImageFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string Write(string name, byte[] bytes)
    {
        var path = folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static byte[] Netpbm(string header, params byte[] data) => [.. Encoding.ASCII.GetBytes(header), .. data];

    /// <summary>2 x 2, rows padded from 6 to 8 bytes; the row given first is the top one if the height is negative.</summary>
    private static byte[] Bmp(int height, byte bits = 24, byte compression = 0)
    {
        var bytes = new byte[54 + 16];
        (bytes[0], bytes[1], bytes[10], bytes[14], bytes[18], bytes[28], bytes[30]) = ((byte)'B', (byte)'M', 54, 40, 2, bits, compression);
        BitConverter.GetBytes(height).CopyTo(bytes, 22);
        for (var i = 54; i < bytes.Length; i++)
            bytes[i] = (byte)(i - 54);
        return bytes;
    }

    private static int[] Pixels(ImageDataset data, int index = 0) => [.. data.Image(index).ToArray().Select(static b => (int)b)];

    [Fact]
    public void ClassesAreFoldersInOrdinalOrder()
    {
        Write("b/2.pgm", Netpbm("P5 2 1 255\n", 3, 4));
        Write("b/1.pgm", Netpbm("P5 2 1 255\n", 1, 2));
        Write("a/x.PGM", Netpbm("P5\n# a comment\n2 1\n255\n", 9, 8));
        Write("b/.hidden", []);
        var data = ImageFolder.Read(folder.Path);
        Assert.Equal(["a", "b"], data.ClassNames.ToArray());
        Assert.Equal([0, 1, 1], Enumerable.Range(0, 3).Select(data.Label));
        Assert.Equal([[9, 8], [1, 2], [3, 4]], Enumerable.Range(0, 3).Select(i => Pixels(data, i)));
        Assert.Equal("1x1x2", data.Shape.ToString());
    }

    [Fact]
    public void ColourBecomesPlanesAndGreyImagesFollow()
    {
        Write("a/1.ppm", Netpbm("P6 2 1 255\n", 1, 2, 3, 4, 5, 6));
        Write("a/2.pgm", Netpbm("P5 2 1 255\n", 7, 8));
        var data = ImageFolder.Read(folder.Path, Normalization.ImageNet);
        Assert.Equal([1, 4, 2, 5, 3, 6], Pixels(data));
        Assert.Equal([7, 8, 7, 8, 7, 8], Pixels(data, 1));
    }

    [Fact]
    public void BitmapsAreReadFromTheBottomOrTheTop()
    {
        // Rows 0-5 and 8-13, blue first.
        Write("a/up.bmp", Bmp(2));
        Write("b/down.bmp", Bmp(-2));
        Write("c/wide.bmp", Bmp(-2, bits: 32));
        var data = ImageFolder.Read(folder.Path);
        Assert.Equal([10, 13, 2, 5, 9, 12, 1, 4, 8, 11, 0, 3], Pixels(data));
        Assert.Equal([2, 5, 10, 13, 1, 4, 9, 12, 0, 3, 8, 11], Pixels(data, 1));
        Assert.Equal([2, 6, 10, 14, 1, 5, 9, 13, 0, 4, 8, 12], Pixels(data, 2));
    }

    [Theory]
    [InlineData("x.ppm", "P6 2 1 255\nabc", "cut short or damaged")]
    [InlineData("x.ppm", "P6 2 1", "cut short or damaged")]
    [InlineData("x.ppm", "P6 2 1 65535\n", "its maximum is 65535")]
    [InlineData("x.ppm", "P6 2 y 255\n", "its header lacks")]
    [InlineData("x.ppm", "P6 99999999999 1 255\n", "cut short or damaged")]
    [InlineData("x.bmp", "BM", "cut short or damaged")]
    [InlineData("x.bmp", "PNG", "neither binary PGM")]
    [InlineData("x.jpg", "", "is of no format that is read here (.pgm, .ppm, .bmp)")]
    public void AFileThatCannotBeDecodedIsNamed(string name, string content, string problem)
    {
        var path = Write($"a/{name}", Encoding.ASCII.GetBytes(content));
        var message = Assert.Throws<InvalidDataException>(() => ImageFolder.Read(folder.Path)).Message;
        Assert.Contains(path, message, StringComparison.Ordinal);
        Assert.Contains(problem, message, StringComparison.Ordinal);
    }

    [Fact]
    public void ACompressedBitmapIsRefused()
    {
        Write("a/x.bmp", Bmp(2, compression: 1));
        Assert.Contains("24 bits with compression 1", Assert.Throws<InvalidDataException>(() => ImageFolder.Read(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SizesThatDifferAndNoImagesAreTold()
    {
        Assert.Contains("has no images", Assert.Throws<InvalidDataException>(() => ImageFolder.Read(folder.Path)).Message, StringComparison.Ordinal);
        Write("a/1.pgm", Netpbm("P5 2 1 255\n", 1, 2));
        var path = Write("a/2.pgm", Netpbm("P5 1 2 255\n", 1, 2));
        Assert.Contains($"'{path}' is 1x2x1, but", Assert.Throws<InvalidDataException>(() => ImageFolder.Read(folder.Path)).Message, StringComparison.Ordinal);
        Assert.Throws<DirectoryNotFoundException>(() => ImageFolder.Read(folder.File("none")));
    }
}
