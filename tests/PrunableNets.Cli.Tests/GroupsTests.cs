using System;
using System.Linq;
using System.Text.Json.Nodes;

namespace PrunableNets.Cli.Tests;

public sealed class GroupsTests
{
    /// <summary>He et al. 2016: the ends of a stage's blocks and its projection are added, so their 256 channels are one group.</summary>
    [Fact]
    public void AStageOfAResidualNetworkIsTiedByItsAdditions()
    {
        var stage = Group("StreamResNet18", "layer1.0.conv2");
        Assert.Equal(64, (int)stage["channels"]!);
        Assert.Equal(["conv1", "layer1.0.conv2", "layer1.1.conv2"], Names(stage, "madeBy").Order(StringComparer.Ordinal));
        Assert.Contains("layer2.0.conv1", Names(stage, "readBy"));
        Assert.Contains("layer1.0.bn2", Names(stage, "norms"));
        Assert.Equal(2, Names(stage, "tiedBy").Count(static t => t.Contains(" + ", StringComparison.Ordinal)));
    }

    [Fact]
    public void ADepthwiseConvolutionIsOfTheGroupThatItReads() =>
        Assert.All(
            ["MobileNetV2", "ConvNeXt"],
            static model =>
                Assert.Contains(
                    Tool.Json("groups", Tool.Zoo, "--model", model)["groups"]!.AsArray(), static g => Names(g!, "norms").Length > 1));

    [Theory]
    [InlineData("ResNet50")]
    [InlineData("ViT")]
    [InlineData("DenseNet40")]
    [InlineData("Bert")]
    public void EveryGroupIsMadeBySomethingAndHasItsChannels(string model)
    {
        var groups = Tool.Json("groups", Tool.Zoo, "--model", model)["groups"]!.AsArray();
        Assert.NotEmpty(groups);
        Assert.All(groups, static g =>
        {
            Assert.NotEmpty(Names(g!, "madeBy"));
            Assert.InRange((int)g!["least"]!, 0, (int)g["channels"]!);
        });
    }

    private static JsonNode Group(string model, string maker) =>
        Tool.Json("groups", Tool.Zoo, "--model", model)["groups"]!.AsArray().Single(g => Names(g!, "madeBy").Contains(maker))!;

    private static string[] Names(JsonNode group, string kind) => [.. group[kind]!.AsArray().Select(static n => (string)n!)];
}
