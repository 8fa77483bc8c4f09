using ModelZoo;

namespace PrunableNets.Integration.Tests;

/// <summary>FLOPs and parameters as compile-time constants against published integers: AutoBot's logs, and the counters' own results for the other conventions.</summary>
public sealed class GoldenFlopsTests
{
    // Constants of the generated code: a wrong one would not compile away, it would fail here.
    public static TheoryData<string, long, long> Dense => new()
    {
        { "ResNet20 Mac", ResNet20.Flops.DenseMac, 40_551_040 },
        { "ResNet20 Fvcore", ResNet20.Flops.DenseFvcore, 40_931_968 },
        { "ResNet20 parameters", ResNet20.Flops.DenseParameters, 269_722 },
        { "ResNet56 Mac", ResNet56.Flops.DenseMac, 125_485_696 },
        { "ResNet56 AutoBot", ResNet56.Flops.DenseAutoBot, 126_554_816 },
        { "ResNet56 Fvcore", ResNet56.Flops.DenseFvcore, 126_554_752 },
        { "ResNet56 parameters", ResNet56.Flops.DenseParameters, 853_018 },
        { "ResNet110 Mac", ResNet110.Flops.DenseMac, 252_887_680 },
        { "ResNet110 AutoBot", ResNet110.Flops.DenseAutoBot, 254_988_992 },
        { "ResNet110 Fvcore", ResNet110.Flops.DenseFvcore, 254_988_928 },
        { "ResNet110 parameters", ResNet110.Flops.DenseParameters, 1_727_962 },
        { "VGG16 Mac", VGG16.Flops.DenseMac, 313_463_808 },
        { "VGG16 AutoBot", VGG16.Flops.DenseAutoBot, 314_294_272 },
        { "VGG16 Fvcore", VGG16.Flops.DenseFvcore, 314_017_792 },
        { "VGG16 parameters", VGG16.Flops.DenseParameters, 14_991_946 },
    };

    [Theory]
    [MemberData(nameof(Dense))]
    public void DenseConstantsEqualThePublishedIntegers(string what, long generated, long published) =>
        Assert.True(generated == published, $"{what}: {generated} instead of {published}");

    [Fact]
    public void ResNet56AtAutoBotsKeptWidthsCostsWhatItsLogSays()
    {
        int[] kept =
        [
            8, 13, 8, 13, 7, 14, 4, 13, 5, 12, 5, 14, 9, 10, 9, 10, 3, 11,
            31, 29, 9, 16, 14, 28, 12, 25, 12, 25, 10, 25, 12, 20, 12, 25, 13, 21,
            59, 59, 41, 59, 40, 56, 44, 53, 46, 56, 40, 52, 36, 54, 39, 40, 39, 31,
        ];
        Assert.Equal(kept.Length, ResNet56.Architecture.Groups.Count);
        Assert.Equal(55_826_176, ResNet56.Flops.Of(FlopsConvention.AutoBot, kept));
        Assert.Equal(460_656, ResNet56.Architecture.Parameters.Evaluate(kept));
    }

    [Fact]
    public void VGG16AtAutoBotsKeptWidthsCostsWhatItsLogSays()
    {
        int[] kept = [29, 56, 91, 114, 199, 165, 193, 276, 205, 267, 406, 468, 510];
        Assert.Equal(kept.Length, VGG16.Architecture.Groups.Count);
        Assert.Equal(145_614_744, VGG16.Flops.Of(FlopsConvention.AutoBot, kept));
        Assert.Equal(7_532_703, VGG16.Architecture.Parameters.Evaluate(kept));
    }
}
