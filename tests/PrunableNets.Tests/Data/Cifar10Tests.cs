using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using PrunableNets.Data;
using static PrunableNets.Tests.Data.SharedFactAttribute;

namespace PrunableNets.Tests.Data;

public sealed class Cifar10Tests : IDisposable
{
    private const string TestImages = "data/cifar10/lossless_test_0000-0999.bin.gz";
    private const string TestLabels = "data/cifar10/test_labels.u8";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SharedFact(TestImages, TestLabels)]
    public void ReadsTheExactTestImages()
    {
        var dataset = Cifar10.Read(SharedFile(TestImages));
        var labels = File.ReadAllBytes(SharedFile(TestLabels));
        Assert.Equal(1000, dataset.Count);
        Assert.Equal(labels.Take(1000).Select(label => (int)label), Enumerable.Range(0, 1000).Select(dataset.Label));
        Assert.Equal("3x32x32", dataset.Shape.ToString());
        // The first test image, a cat, begins with these values in red, green and blue.
        Assert.Equal("cat", dataset.ClassNames[dataset.Label(0)]);
        Assert.Equal([158, 112, 49], new[] { 0, 1024, 2048 }.Select(i => (int)dataset.Image(0)[i]));
    }

    [Fact]
    public void SplitsLabelAndPixelsOverSeveralFiles()
    {
        var plain = Write("data_batch_1.bin", Records(3, 9));
        var compressed = WriteCompressed("data_batch_2.bin.gz", Records(1));
        var dataset = Cifar10.Read(plain, compressed);
        Assert.Equal([3, 9, 1], Enumerable.Range(0, 3).Select(dataset.Label));
        Assert.Equal(Record(9)[1..], dataset.Image(1).ToArray());
        Assert.Equal(0.485f, dataset.Normalization.Mean[0]);
        Assert.Equal(0.225f, dataset.Normalization.Std[2]);
    }

    [Fact]
    public void FindsTheOfficialFilesInAFolder()
    {
        Write("data_batch_2.bin", Records(2));
        WriteCompressed("data_batch_1.bin.gz", Records(1, 1));
        Write("test_batch.bin", Records(5));
        Write("batches.meta.txt", []);
        var train = Cifar10.ReadTrain(_folder.Path);
        Assert.Equal([1, 1, 2], Enumerable.Range(0, 3).Select(train.Label));
        Assert.Equal(5, Cifar10.ReadTest(_folder.Path).Label(0));
    }

    [Fact]
    public void AFolderWithoutTheFilesIsNamed()
    {
        var error = Assert.Throws<FileNotFoundException>(() => Cifar10.ReadTest(_folder.Path));
        Assert.Contains(_folder.Path, error.Message);
        Assert.Contains("test_batch.bin", error.Message);
    }

    [Fact]
    public void TheSameImagesTwiceAreRefused()
    {
        Write("test_batch.bin", Records(5));
        WriteCompressed("test_batch.bin.gz", Records(5));
        Assert.Contains("twice", Assert.Throws<InvalidDataException>(() => Cifar10.ReadTest(_folder.Path)).Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3072)]
    [InlineData(3074)]
    public void ASizeThatIsNoMultipleOfTheRecordIsNamed(int size)
    {
        var path = Write("cut.bin", new byte[size]);
        var error = Assert.Throws<InvalidDataException>(() => Cifar10.Read(path));
        Assert.Contains(path, error.Message);
        Assert.Contains($"{size} bytes", error.Message);
        Assert.Contains("3073", error.Message);
    }

    [Fact]
    public void ALabelAboveNineIsNamed()
    {
        var path = Write("bad.bin", Records(4, 10));
        var error = Assert.Throws<InvalidDataException>(() => Cifar10.Read(path));
        Assert.Contains(path, error.Message);
        Assert.Contains("record 1 has label 10", error.Message);
    }

    [Fact]
    public void ADamagedGzipFileIsNamed()
    {
        var path = WriteCompressed("damaged.bin.gz", Records(4));
        var bytes = File.ReadAllBytes(path);
        bytes[^6] ^= 0xFF;
        bytes[12] ^= 0xFF;
        File.WriteAllBytes(path, bytes);
        Assert.Contains(path, Assert.Throws<InvalidDataException>(() => Cifar10.Read(path)).Message);
    }

    private static byte[] Record(byte label) => [label, .. Enumerable.Range(0, 3072).Select(i => (byte)(i * 7 + label))];

    private static byte[] Records(params byte[] labels) => [.. labels.SelectMany(Record)];

    private string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(_folder.File(name), bytes);
        return _folder.File(name);
    }

    private string WriteCompressed(string name, byte[] bytes)
    {
        using var gzip = new GZipStream(File.Create(_folder.File(name)), CompressionLevel.Fastest);
        gzip.Write(bytes);
        return _folder.File(name);
    }
}
