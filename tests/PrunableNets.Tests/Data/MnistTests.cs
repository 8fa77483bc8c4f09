using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using PrunableNets.Data;

namespace PrunableNets.Tests.Data;

public sealed class MnistTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static byte[] Images(int count) => [0, 0, 8, 3, 0, 0, 0, (byte)count, 0, 0, 0, 2, 0, 0, 0, 3, .. Enumerable.Range(0, 6 * count).Select(static i => (byte)i)];

    private static byte[] Labels(params byte[] labels) => [0, 0, 8, 1, 0, 0, 0, (byte)labels.Length, .. labels];

    private string Write(string name, byte[] bytes, bool compress = false)
    {
        using Stream stream = compress ? new GZipStream(File.Create(folder.File(name)), CompressionLevel.Fastest) : File.Create(folder.File(name));
        stream.Write(bytes);
        return folder.File(name);
    }

    [Fact]
    public void ReadsTheOfficialFilesPlainAndCompressed()
    {
        Write("train-images-idx3-ubyte.gz", Images(2), compress: true);
        Write("train-labels-idx1-ubyte", Labels(7, 2));
        var data = Mnist.ReadTrain(folder.Path);
        Assert.Equal((2, "1x2x3", 7, 2), (data.Count, data.Shape.ToString(), data.Label(0), data.Label(1)));
        Assert.Equal([6, 7, 8, 9, 10, 11], data.Image(1).ToArray().Select(static b => (int)b));
        Assert.Equal(10, data.ClassNames.Length);
    }

    [Fact]
    public void DigitsAreNotMirrored()
    {
        var digits = Mnist.Read(Write("images", Images(2)), Write("labels", Labels(7, 2)));
        foreach (var samples in new Dataset[] { digits, digits.Subset([1]), digits.WithBatchAt([1]) })
        {
            Assert.False(samples.CanBeMirrored);
            Assert.Equal((4, false), (RandomCropFlip.For(samples, new RandomCropFlip())!.Padding, RandomCropFlip.For(samples, new RandomCropFlip())!.Flip));
        }
        Assert.True(RandomCropFlip.For(ShapesDataset.Test(), new RandomCropFlip())!.Flip);
    }

    [SharedFact("data/mnist/train-images-idx3-ubyte.gz", "data/mnist/train-labels-idx1-ubyte.gz")]
    public void ReadsTheRealImages()
    {
        var data = Mnist.ReadTrain(Path.GetDirectoryName(SharedFactAttribute.SharedFile("data/mnist/train-images-idx3-ubyte.gz"))!);
        Assert.Equal("1x28x28", data.Shape.ToString());
        // The first training image is a five.
        Assert.Equal([5, 0, 4, 1, 9], Enumerable.Range(0, 5).Select(data.Label));
    }

    [Fact]
    public void AFolderWithoutTheFilesIsNamed() =>
        Assert.Contains("t10k-images-idx3-ubyte", Assert.Throws<FileNotFoundException>(() => Mnist.ReadTest(folder.Path)).Message, StringComparison.Ordinal);

    [Fact]
    public void DamagedFilesAreNamed()
    {
        var (images, labels) = (Write("images", Images(2)), Write("labels", Labels(1, 2)));
        Check(Write("cut", Images(2)[..^1]), labels, "cut", "2 x 2 x 3 bytes, but has 11");
        Check(labels, labels, "labels", "is no idx file of bytes with 3 dimensions");
        Check(images, Write("few", Labels(1)), "few", "2 images");
        Check(images, Write("wrong", Labels(1, 10)), "wrong", "label 1 is 10");
        Check(Write("empty", []), labels, "empty", "is no idx file");

        void Check(string imagesPath, string labelsPath, string file, string problem)
        {
            var message = Assert.Throws<InvalidDataException>(() => Mnist.Read(imagesPath, labelsPath)).Message;
            Assert.Contains(folder.File(file), message, StringComparison.Ordinal);
            Assert.Contains(problem, message, StringComparison.Ordinal);
        }
    }
}
