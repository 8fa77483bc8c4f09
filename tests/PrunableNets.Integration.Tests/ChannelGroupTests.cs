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
