using System.Collections.Generic;
using System.Linq;
using ModelZoo;
using ModelZoo.Decoders;
using PrunableNets.Integration.Tests.Networks;

namespace PrunableNets.Integration.Tests;

/// <summary>All networks of the zoo, and small ones for operations and treatments that it leaves out.</summary>
internal static class Zoo
{
    private static readonly long[] Small = [3, 64, 64];

    public static IReadOnlyList<ZooModel> Models { get; } =
    [
        ZooModel.Of<MultilayerPerceptron>(MultilayerPerceptron.Flops.DenseMac, MultilayerPerceptron.Flops.DenseParameters),
        ZooModel.Of<LeNet5>(LeNet5.Flops.DenseMac, LeNet5.Flops.DenseParameters),
        ZooModel.Of<ResNet20>(ResNet20.Flops.DenseMac, ResNet20.Flops.DenseParameters),
        ZooModel.Of<ResNet56>(ResNet56.Flops.DenseMac, ResNet56.Flops.DenseParameters, 50),
        ZooModel.Of<ResNet110>(ResNet110.Flops.DenseMac, ResNet110.Flops.DenseParameters),
        ZooModel.Of<VGG16>(VGG16.Flops.DenseMac, VGG16.Flops.DenseParameters, 50),
        ZooModel.Of<DenseNet40>(DenseNet40.Flops.DenseMac, DenseNet40.Flops.DenseParameters),
        ZooModel.Of<GoogLeNet>(GoogLeNet.Flops.DenseMac, GoogLeNet.Flops.DenseParameters),
        ZooModel.Of<AlexNet>(AlexNet.Flops.DenseMac, AlexNet.Flops.DenseParameters, shape: Small),
        ZooModel.Of<ResNet18>(ResNet18.Flops.DenseMac, ResNet18.Flops.DenseParameters, shape: Small),
        ZooModel.Of<ResNet50>(ResNet50.Flops.DenseMac, ResNet50.Flops.DenseParameters, shape: Small),
        ZooModel.Of<ImageNetVGG16>(ImageNetVGG16.Flops.DenseMac, ImageNetVGG16.Flops.DenseParameters, shape: Small),
        ZooModel.Of<MobileNetV2>(MobileNetV2.Flops.DenseMac, MobileNetV2.Flops.DenseParameters, shape: Small),
        ZooModel.Of<SqueezeNet>(SqueezeNet.Flops.DenseMac, SqueezeNet.Flops.DenseParameters, shape: Small),
        ZooModel.Of<DenseNet121>(DenseNet121.Flops.DenseMac, DenseNet121.Flops.DenseParameters, shape: Small),
        ZooModel.Of<ShuffleNetV2>(ShuffleNetV2.Flops.DenseMac, ShuffleNetV2.Flops.DenseParameters),
        ZooModel.Of<SeResNet20>(SeResNet20.Flops.DenseMac, SeResNet20.Flops.DenseParameters),
        ZooModel.Of<ResNeXt29>(ResNeXt29.Flops.DenseMac, ResNeXt29.Flops.DenseParameters),
        ZooModel.Of<UNet>(UNet.Flops.DenseMac, UNet.Flops.DenseParameters),
        ZooModel.Of<SuperResolution>(SuperResolution.Flops.DenseMac, SuperResolution.Flops.DenseParameters),
        ZooModel.Of<StreamResNet18>(StreamResNet18.Flops.DenseMac, StreamResNet18.Flops.DenseParameters),
        ZooModel.Of<BranchResNet50>(BranchResNet50.Flops.DenseMac, BranchResNet50.Flops.DenseParameters),
        ZooModel.Of<SwinTransformer>(SwinTransformer.Flops.DenseMac, SwinTransformer.Flops.DenseParameters),
        ZooModel.Of<ConvNeXt>(ConvNeXt.Flops.DenseMac, ConvNeXt.Flops.DenseParameters),
        ZooModel.Of<MlpMixer>(MlpMixer.Flops.DenseMac, MlpMixer.Flops.DenseParameters),
        ZooModel.Of<Bert>(Bert.Flops.DenseMac, Bert.Flops.DenseParameters, vocabulary: 100),
        ZooModel.Of<LlamaDecoder>(LlamaDecoder.Flops.DenseMac, LlamaDecoder.Flops.DenseParameters, vocabulary: 64),
        ZooModel.Of<PhiDecoder>(PhiDecoder.Flops.DenseMac, PhiDecoder.Flops.DenseParameters, vocabulary: 64),
        ZooModel.Of<MistralDecoder>(MistralDecoder.Flops.DenseMac, MistralDecoder.Flops.DenseParameters, vocabulary: 64),
        ZooModel.Of<DepthwiseMultiplierNetwork>(DepthwiseMultiplierNetwork.Flops.DenseMac, DepthwiseMultiplierNetwork.Flops.DenseParameters),
        ZooModel.Of<TransposedNetwork>(TransposedNetwork.Flops.DenseMac, TransposedNetwork.Flops.DenseParameters),
        ZooModel.Of<NormsNetwork>(NormsNetwork.Flops.DenseMac, NormsNetwork.Flops.DenseParameters),
        ZooModel.Of<TokenNetwork>(TokenNetwork.Flops.DenseMac, TokenNetwork.Flops.DenseParameters, vocabulary: 20),
        ZooModel.Of<ShuffleNetwork>(ShuffleNetwork.Flops.DenseMac, ShuffleNetwork.Flops.DenseParameters),
        ZooModel.Of<TurnedShuffleNetwork>(TurnedShuffleNetwork.Flops.DenseMac, TurnedShuffleNetwork.Flops.DenseParameters),
        ZooModel.Of<StackNetwork>(StackNetwork.Flops.DenseMac, StackNetwork.Flops.DenseParameters),
        ZooModel.Of<ExitNetwork>(ExitNetwork.Flops.DenseMac, ExitNetwork.Flops.DenseParameters),
        ZooModel.Of<ResamplingNetwork>(ResamplingNetwork.Flops.DenseMac, ResamplingNetwork.Flops.DenseParameters),
        ZooModel.Of<BroadcastNetwork>(BroadcastNetwork.Flops.DenseMac, BroadcastNetwork.Flops.DenseParameters),
        ZooModel.Of<ZeroChannelsNetwork>(ZeroChannelsNetwork.Flops.DenseMac, ZeroChannelsNetwork.Flops.DenseParameters),
        ZooModel.Of<RepeatNetwork>(RepeatNetwork.Flops.DenseMac, RepeatNetwork.Flops.DenseParameters),
        ZooModel.Of<AttentionNetwork>(AttentionNetwork.Flops.DenseMac, AttentionNetwork.Flops.DenseParameters),
    ];

    public static ZooModel Named(string name) => Models.Single(m => m.Name == name);
}
