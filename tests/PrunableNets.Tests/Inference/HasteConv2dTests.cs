using System;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Tests.Inference;

/// <summary>Convolutions of merged channels against those of all channels, where both have to be the same.</summary>
public sealed class HasteConv2dTests
{
    private const int Hyperplanes = 48;

    private static HasteConv2d Haste(Conv2d convolution, int hyperplanes = Hyperplanes, int patch = 5) =>
        new(convolution, new HasteOptions { Hyperplanes = hyperplanes, PatchSize = patch, Seed = 1 });

    /// <summary>[2, 6, 9, 9] of three channels twice, in an order that is no order.</summary>
    private static Tensor Duplicates() => randn(2, 3, 9, 9).index_select(1, tensor(new long[] { 0, 2, 1, 1, 0, 2 }));

    [Fact]
    public void EqualChannelsAreMergedAndTheResultIsThatOfTheConvolution()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        using var haste = Haste(Conv2d(6, 32, 3, padding: 1));
        var x = Duplicates();
        AssertClose(Dense(haste, x), haste.call(x), 1e-5);
        Assert.Equal(3, haste.LastChannels);
    }

    [Fact]
    public void WithoutCollisionsNothingIsMergedAndHashingIsNotFree()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(2);
        using var haste = Haste(Conv2d(6, 32, 3, padding: 1));
        haste.to(float64);
        var x = randn(2, 6, 9, 9, float64);
        AssertClose(Dense(haste, x), haste.call(x), 1e-12);
        Assert.Equal(6, haste.LastChannels);
        Assert.Equal(2L * 81 * 32 * 6 * 9, haste.DenseFlops);
        // 3 x 3 patches a sample; each channel is compared with the mean at every hyperplane at least.
        Assert.True(haste.LastFlops >= haste.DenseFlops + (18 * 6 * Hyperplanes));
    }

    [Fact]
    public void EveryOperationOfMergingIsCounted()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(3);
        using var haste = Haste(Conv2d(6, 32, 3, padding: 1));
        haste.call(randn(2, 6, 9, 9));
        Assert.Equal(6, haste.LastChannels);
        var hashing = haste.LastFlops - haste.DenseFlops;
        // A third of the entries are additions, and each plane has a mean and a comparison.
        Assert.InRange((hashing / (18.0 * 6)) - (2 * Hyperplanes), Hyperplanes * 25 / 3.0 * 0.8, Hyperplanes * 25 / 3.0 * 1.2);
        haste.call(Duplicates());
        Assert.Equal(3, haste.LastChannels);
        // A patch: three channels are added to others and three sums divided, of 25 pixels each; three channels of 32 filters are added;
        // half of the products are left.
        Assert.Equal(hashing + (18 * ((3 * 25) + (3 * 25) + (3 * 32 * 9))) + (haste.DenseFlops / 2), haste.LastFlops);
        Assert.True(haste.LastFlops < haste.DenseFlops);
    }

    [Theory]
    [InlineData(9, 3, 1, 1, 1, 5)]
    [InlineData(11, 3, 2, 1, 1, 5)]
    [InlineData(10, 3, 2, 0, 1, 6)]
    [InlineData(12, 3, 1, 2, 2, 8)]
    [InlineData(7, 1, 1, 0, 1, 3)]
    [InlineData(8, 5, 3, 2, 1, 5)]
    [InlineData(4, 3, 1, 1, 1, 16)]
    public void PatchesCoverTheOutputWhateverTheGeometry(int size, int kernel, int stride, int padding, int dilation, int patch)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(4);
        using var haste = Haste(Conv2d(2, 3, kernel, stride, padding, dilation, bias: false), patch: patch);
        haste.to(float64);
        var x = randn(2, 2, size, size + 3, float64);
        var dense = Dense(haste, x);
        AssertClose(dense, haste.call(x), 1e-12);
        Assert.Equal(2 * dense.shape[2] * dense.shape[3] * 3 * 2 * kernel * kernel, haste.DenseFlops);
    }

    [Fact]
    public void PaddingMayBeGivenByName()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(5);
        using var haste = Haste(Conv2d(2, 3, 4, Padding.Same));
        haste.to(float64);
        var x = randn(1, 2, 9, 9, float64);
        AssertClose(Dense(haste, x), haste.call(x), 1e-12);
    }

    [Fact]
    public void FewHyperplanesMergeWhatIsNotEqual()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(6);
        using var haste = Haste(Conv2d(16, 32, 3, padding: 1), hyperplanes: 2);
        var x = randn(2, 16, 9, 9);
        var y = haste.call(x);
        // Two hyperplanes have four sides.
        Assert.InRange(haste.LastChannels, 2, 4);
        Assert.True(haste.LastFlops < haste.DenseFlops / 2);
        Assert.True(y.sub(Dense(haste, x)).abs().max().ToDouble() > 0.01);
        Assert.Equal(y.data<float>().ToArray(), haste.call(x).data<float>().ToArray());
    }

    [Fact]
    public void ChannelsThatAreAllTheSameBecomeOne()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(7);
        using var haste = Haste(Conv2d(5, 4, 3, padding: 1), hyperplanes: 8);
        var x = randn(1, 1, 9, 9).repeat(1, 5, 1, 1);
        AssertClose(Dense(haste, x), haste.call(x), 1e-5);
        Assert.Equal(1, haste.LastChannels);
    }

    [Fact]
    public void WhatCannotBeMergedIsRefused()
    {
        using var grouped = Conv2d(4, 4, 3, groups: 4);
        Assert.Contains("4 groups", Assert.Throws<ArgumentException>(() => Haste(grouped)).Message, StringComparison.Ordinal);
        using var reflecting = Conv2d(4, 4, 3, padding: 1, padding_mode: PaddingModes.Reflect);
        Assert.Contains("Reflect", Assert.Throws<ArgumentException>(() => Haste(reflecting)).Message, StringComparison.Ordinal);
        using var wide = Conv2d(4, 4, 3, dilation: 3);
        Assert.Contains("spans 7 pixels", Assert.Throws<ArgumentException>(() => Haste(wide)).Message, StringComparison.Ordinal);
        using var convolution = Conv2d(4, 4, 3);
        Assert.Equal("Hyperplanes", Assert.Throws<ArgumentOutOfRangeException>(() => Haste(convolution, hyperplanes: 63)).ParamName);
        using var haste = Haste(Conv2d(4, 4, 3));
        Assert.Throws<ArgumentException>(() => haste.call(zeros(1, 3, 9, 9)));
        Assert.Throws<ArgumentException>(() => haste.call(zeros(1, 4, 2, 9)));
    }

    private static Tensor Dense(HasteConv2d haste, Tensor x)
    {
        using var guard = no_grad();
        return haste.children().OfType<Conv2d>().Single().call(x);
    }

    private static void AssertClose(Tensor expected, Tensor actual, double tolerance)
    {
        Assert.Equal(expected.shape, actual.shape);
        Assert.InRange(expected.sub(actual).abs().max().ToDouble(), 0, tolerance);
    }
}
