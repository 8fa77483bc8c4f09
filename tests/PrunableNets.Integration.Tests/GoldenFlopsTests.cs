using ModelZoo;
using ModelZoo.Decoders;

namespace PrunableNets.Integration.Tests;

/// <summary>FLOPs and parameters as compile-time constants against published integers: AutoBot's logs, and the counters' own results for the other conventions.</summary>
public sealed class GoldenFlopsTests
{
    // Constants of the generated code: a wrong one would not compile away, it would fail here.
    public static TheoryData<string, long, long> Dense => new()
    {
        // By hand: docs/zoo.md.
        { "SwinTransformer Mac", SwinTransformer.Flops.DenseMac, 3_572_352 },
        { "SwinTransformer parameters", SwinTransformer.Flops.DenseParameters, 136_822 },
        { "ConvNeXt Mac", ConvNeXt.Flops.DenseMac, 1_553_376 },
        { "ConvNeXt parameters", ConvNeXt.Flops.DenseParameters, 60_946 },
        { "MlpMixer Mac", MlpMixer.Flops.DenseMac, 737_760 },
        { "MlpMixer parameters", MlpMixer.Flops.DenseParameters, 41_722 },
        { "Bert Mac", Bert.Flops.DenseMac, 641_376 },
        { "Bert parameters", Bert.Flops.DenseParameters, 46_130 },
        { "LlamaDecoder Mac", LlamaDecoder.Flops.DenseMac, 1_118_208 },
        { "LlamaDecoder parameters", LlamaDecoder.Flops.DenseParameters, 94_528 },
        { "PhiDecoder Mac", PhiDecoder.Flops.DenseMac, 1_265_664 },
        { "PhiDecoder parameters", PhiDecoder.Flops.DenseParameters, 108_096 },
        { "MistralDecoder Mac", MistralDecoder.Flops.DenseMac, 970_752 },
        { "MistralDecoder parameters", MistralDecoder.Flops.DenseParameters, 82_240 },
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
        { "DenseNet40 Mac", DenseNet40.Flops.DenseMac, 282_917_328 },
        { "DenseNet40 AutoBot", DenseNet40.Flops.DenseAutoBot, 287_773_080 },
        { "DenseNet40 Fvcore", DenseNet40.Flops.DenseFvcore, 287_709_648 },
        { "DenseNet40 parameters", DenseNet40.Flops.DenseParameters, 1_059_298 },
        { "GoogLeNet Mac", GoogLeNet.Flops.DenseMac, 1_521_756_160 },
        { "GoogLeNet AutoBot", GoogLeNet.Flops.DenseAutoBot, 1_529_421_824 },
        { "GoogLeNet Fvcore", GoogLeNet.Flops.DenseFvcore, 1_526_865_920 },
        { "GoogLeNet parameters", GoogLeNet.Flops.DenseParameters, 6_166_250 },
        { "ResNet18 Mac", ResNet18.Flops.DenseMac, 1_814_073_344 },
        { "ResNet18 Fvcore", ResNet18.Flops.DenseFvcore, 1_819_065_856 },
        { "ResNet18 parameters", ResNet18.Flops.DenseParameters, 11_689_512 },
        { "ResNet50 Mac", ResNet50.Flops.DenseMac, 4_089_184_256 },
        { "ResNet50 AutoBot", ResNet50.Flops.DenseAutoBot, 4_111_514_624 },
        { "ResNet50 Fvcore", ResNet50.Flops.DenseFvcore, 4_111_512_576 },
        { "ResNet50 parameters", ResNet50.Flops.DenseParameters, 25_557_032 },
        { "ImageNetVGG16 Mac", ImageNetVGG16.Flops.DenseMac, 15_470_264_320 },
        { "ImageNetVGG16 Fvcore", ImageNetVGG16.Flops.DenseFvcore, 15_470_289_408 },
        { "ImageNetVGG16 parameters", ImageNetVGG16.Flops.DenseParameters, 138_357_544 },
        { "MobileNetV2 Mac", MobileNetV2.Flops.DenseMac, 300_774_272 },
        { "MobileNetV2 Fvcore", MobileNetV2.Flops.DenseFvcore, 314_193_216 },
        { "MobileNetV2 parameters", MobileNetV2.Flops.DenseParameters, 3_504_872 },
        { "DenseNet121 Mac", DenseNet121.Flops.DenseMac, 2_834_161_664 },
        { "DenseNet121 Fvcore", DenseNet121.Flops.DenseFvcore, 2_865_546_752 },
        { "DenseNet121 parameters", DenseNet121.Flops.DenseParameters, 7_978_856 },
        { "SqueezeNet Mac", SqueezeNet.Flops.DenseMac, 349_151_936 },
        { "SqueezeNet Fvcore", SqueezeNet.Flops.DenseFvcore, 349_320_936 },
        { "SqueezeNet parameters", SqueezeNet.Flops.DenseParameters, 1_235_496 },
        // Torchvision prints these two for its AlexNet; the LeNet-5 and the perceptron are short enough to count by hand.
        { "AlexNet Mac", AlexNet.Flops.DenseMac, 714_188_480 },
        { "AlexNet parameters", AlexNet.Flops.DenseParameters, 61_100_840 },
        { "LeNet5 Mac", LeNet5.Flops.DenseMac, 416_520 },
        { "LeNet5 parameters", LeNet5.Flops.DenseParameters, 61_706 },
        { "MultilayerPerceptron Mac", MultilayerPerceptron.Flops.DenseMac, 535_040 },
        { "MultilayerPerceptron parameters", MultilayerPerceptron.Flops.DenseParameters, 535_818 },
        { "ResNet50 twice Mac", ResNet50.Flops.DenseTwoMac, 8_178_368_512 },
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
