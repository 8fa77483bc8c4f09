using System.Linq;
using ModelZoo;

namespace PrunableNets.Integration.Tests;

/// <summary>The masks that AutoBot lists for its networks, and groups that other couplings give.</summary>
public sealed class ChannelGroupTests
{
    [Theory]
    [InlineData("VGG16", 13)]
    [InlineData("ResNet56", 54)]
    [InlineData("ResNet110", 108)]
    [InlineData("DenseNet40", 39)]
    [InlineData("GoogLeNet", 64)]
    [InlineData("ResNet50", 37)]
    public void ThereIsOneGroupAMaskOfAutoBots(string name, int masks) => Assert.Equal(masks, Zoo.Named(name).Architecture.Groups.Count);

    /// <summary>Name and channels of each group, worked out by hand.</summary>
    [Theory]
    [InlineData("MultilayerPerceptron", "layers.1 512, layers.4 256")]
    [InlineData("LeNet5", "conv1 6, conv2 16, fc1 120, fc2 84")]
    [InlineData("SuperResolution", "head.conv 32, body.block_0.first 32, body.block_1.first 32, body.block_2.first 32")]
    [InlineData("StreamResNet18", "conv1 64, layer1.0.conv1 64, layer1.1.conv1 64, layer2.0.downsample.0 128, layer2.0.conv1 128, layer2.1.conv1 128, layer3.0.downsample.0 256, layer3.0.conv1 256, layer3.1.conv1 256, layer4.0.downsample.0 512, layer4.0.conv1 512, layer4.1.conv1 512")]
    [InlineData("DepthwiseMultiplierNetwork", "layers.0 4")]
    [InlineData("TransposedNetwork", "stem 8, plain 3")]
    [InlineData("NormsNetwork", "layers.0 4, layers.3 8, layers.6 12, layers.9 12, layers.12 10, layers.15 10")]
    [InlineData("TokenNetwork", "words 16, hidden 12")]
    [InlineData("ShuffleNetwork", "first 4, first#2 8, second 6, second#2 6, even 8, odd 8")]
    [InlineData("TurnedShuffleNetwork", "second 6")]
    [InlineData("StackNetwork", "left 10, joined 8")]
    [InlineData("ExitNetwork", "stem 6, exits.0.0 6, exits.0.2 6, middle 6, exits.1.0 6, exits.1.2 6, top 6, head.0 6, head.2 6")]
    [InlineData("ResamplingNetwork", "stem 8, middle 3, small 6")]
    [InlineData("BroadcastNetwork", "features 12, next 9")]
    [InlineData("ZeroChannelsNetwork", "narrow 6, pad 2, pad#2 2")]
    [InlineData("AttentionNetwork", "qkv 4, merge 24, query 4, merge2 24, up 48, down 24")]
    [InlineData("LlamaDecoder", "embed_tokens 64, layers.0.self_attn.q_proj 2, layers.0.mlp.gate_proj 160, layers.1.self_attn.q_proj 2, layers.1.mlp.gate_proj 160")]
    [InlineData("PhiDecoder", "embed 64, qkv.0 4, fc1.0 256, qkv.1 4, fc1.1 256")]
    [InlineData("MistralDecoder", "embed 64, layers.0.wq 2, layers.0.gate_up 128, layers.1.wq 2, layers.1.gate_up 128")]
    [InlineData("SwinTransformer", "patch_embed 32, layers.stage0_block0.attn.qkv 2, layers.stage0_block0.mlp.fc1 128, layers.stage0_block1.attn.qkv 2, layers.stage0_block1.mlp.fc1 128, layers.merge1.reduction 64, layers.stage1_block0.attn.qkv 4, layers.stage1_block0.mlp.fc1 256, layers.stage1_block1.attn.qkv 4, layers.stage1_block1.mlp.fc1 256")]
    [InlineData("ConvNeXt", "downsample_layers.0.0 24, stages.0.0.pwconv1 96, stages.0.1.pwconv1 96, downsample_layers.1.1 48, stages.1.0.pwconv1 192, stages.1.1.pwconv1 192")]
    [InlineData("MlpMixer", "stem 48, layers.0.channel_mixing.fc1 96, layers.1.channel_mixing.fc1 96, layers.2.channel_mixing.fc1 96")]
    [InlineData("Bert", "embeddings.word_embeddings 48, encoder.0.attention.query 4, encoder.0.intermediate 96, encoder.1.attention.query 4, encoder.1.intermediate 96, pooler 48")]
    [InlineData("RepeatNetwork", "first 6, second 8, third 4")]
    public void OperationsTieTheirChannels(string name, string groups)
    {
        var found = string.Join(", ", Zoo.Named(name).Architecture.Groups.Select(static g => $"{g.Name} {g.Channels}"));
        Assert.True(groups == found, found);
    }

    [Fact]
    public void ResNet50PrunesTheStreamOfAStageAsAWhole()
    {
        var groups = ResNet50.Architecture.Groups;
        int[] streams = [256, 512, 1024, 2048];
        Assert.Equal(streams, groups.Where(static g => g.Name.EndsWith("conv3", System.StringComparison.Ordinal) || g.Name.EndsWith("downsample.0", System.StringComparison.Ordinal)).Select(static g => g.Channels).ToArray());
        Assert.Equal(64, groups.Single(static g => g.Name == "conv1").Channels);
    }

    [Fact]
    public void ADepthwiseConvolutionSharesTheGroupOfItsInput()
    {
        var expand = MobileNetV2.Architecture.State.Single(static s => s.Key == "features.2.conv.0.0.weight").Dimensions[0]!;
        var depthwise = MobileNetV2.Architecture.State.Single(static s => s.Key == "features.2.conv.1.0.weight").Dimensions[0]!;
        Assert.Equal(expand.Segments, depthwise.Segments);
    }
}
