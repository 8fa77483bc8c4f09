using System;
using System.Linq;
using PrunableNets.Data;

namespace PrunableNets.Tests.Data;

public sealed class ImageDatasetTests
{
    [Fact]
    public void SubsetKeepsTheGivenOrder()
    {
        var subset = SmallDataset.Create(10).Subset([7, 2, 2]);
        Assert.Equal(3, subset.Count);
        Assert.Equal(new byte[] { 7, 7, 7, 7 }, subset.Image(0).ToArray());
        Assert.Equal([1, 2, 2], Enumerable.Range(0, 3).Select(subset.Label));
    }

    [Fact]
    public void TakeStopsAtTheEnd()
    {
        var dataset = SmallDataset.Create(5);
        Assert.Equal(3, dataset.Take(3).Count);
        Assert.Equal(dataset.Fingerprint, dataset.Take(99).Fingerprint);
    }

    /// <summary>printf '\0\0\0\0\1\1\1\1\0\0\0\0\1\0\0\0' | sha256sum</summary>
    [Fact]
    public void FingerprintHashesPixelsThenLabels() =>
        Assert.Equal("356e6ec68718d286db41eb2c49c776dcc106511a865443d3f4d3856eca0ddb18", SmallDataset.Create(2).Fingerprint);

    [Fact]
    public void FingerprintSeesALabelChange()
    {
        ImageDataset With(int label) => new(new byte[4], [label], new ImageShape(1, 2, 2), ["a", "b"], Normalization.Symmetric(1));
        Assert.NotEqual(With(0).Fingerprint, With(1).Fingerprint);
    }

    [Fact]
    public void SizesThatDisagreeAreRefused()
    {
        var error = Assert.Throws<ArgumentException>(() =>
            new ImageDataset(new byte[5], [0], new ImageShape(1, 2, 2), ["a"], Normalization.Symmetric(1)));
        Assert.Contains("take 4 bytes, but there are 5", error.Message);
        Assert.Throws<ArgumentException>(() =>
            new ImageDataset(new byte[4], [0], new ImageShape(1, 2, 2), ["a"], Normalization.ImageNet));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void LabelsWithoutAClassAreRefused(int label)
    {
        var error = Assert.Throws<ArgumentException>(() =>
            new ImageDataset(new byte[4], [label], new ImageShape(1, 2, 2), ["a"], Normalization.Symmetric(1)));
        Assert.Contains($"label {label}", error.Message);
    }

    [Fact]
    public void ItTellsWhatItHolds()
    {
        Dataset dataset = SmallDataset.Create(5, height: 3);
        Assert.Equal(("5 images of 1x3x2", "1x3x2", TorchSharp.torch.ScalarType.Float32), (dataset.ToString(), dataset.Inputs[0].ShapeText, dataset.Inputs[0].Type));
    }

    [Fact]
    public void ImagesOutsideAreRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SmallDataset.Create(2).Image(2).Length);

    [Fact]
    public void NormalizationChecksItsValues()
    {
        Assert.Throws<ArgumentException>(() => new Normalization([0f], [0f]));
        Assert.Throws<ArgumentException>(() => new Normalization([0f, 0f], [1f]));
        Assert.Throws<ArgumentException>(() => new Normalization(default, default));
    }
}
