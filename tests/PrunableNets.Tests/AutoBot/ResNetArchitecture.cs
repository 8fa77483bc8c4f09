using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Tests;

/// <summary>One basic block: its two convolutions' outputs are gated.</summary>
internal sealed record ResNetBlock(string Name, int Inputs, int Outputs, int Stride, int Pixels);

/// <summary>The channel groups and FLOPs of a CIFAR ResNet on 3x32x32 images, residual stream at full width.</summary>
internal static class ResNetArchitecture
{
    public static IEnumerable<ResNetBlock> Blocks(int perStage)
    {
        var inputs = 16;
        for (var stage = 0; stage < 3; stage++)
        {
            var (width, side) = (16 << stage, 32 >> stage);
            for (var index = 0; index < perStage; index++)
            {
                yield return new ResNetBlock($"layer{stage + 1}_{index}", inputs, width, stage > 0 && index == 0 ? 2 : 1, side * side);
                inputs = width;
            }
        }
    }

    public static Architecture Create(int blocksPerStage)
    {
        var groups = new List<ChannelGroup>();
        var linear = new List<long>();
        var products = new List<WidthProduct>();
        foreach (var block in Blocks(blocksPerStage))
        {
            var first = groups.Count;
            foreach (var conv in new[] { "conv1", "conv2" })
                groups.Add(new ChannelGroup(groups.Count, $"{block.Name}.{conv}", block.Outputs, groups.Sum(static g => g.Channels)));
            // thop's convention: two a batch-norm element.
            linear.Add(block.Pixels * (9L * block.Inputs + 2));
            linear.Add(block.Pixels * 2L);
            products.Add(new WidthProduct(first, first + 1, 9L * block.Pixels));
        }
        var fixedFlops = 32 * 32 * (3 * 9 * 16 + 2 * 16) + 64 * (8 * 8 + 1) + 640;
        return new Architecture
        {
            Model = $"ResNet{6 * blocksPerStage + 2}", Fingerprint = "hand-written", SourcePath = "", Inputs = [[3, 32, 32]], BatchDimensions = [0], Layers = [], State = [],
            Groups = groups,
            Parameters = new CostPolynomial(0, new long[groups.Count]),
            Flops = new Dictionary<FlopsConvention, CostPolynomial> { [FlopsConvention.AutoBot] = new(fixedFlops, [.. linear], [.. products]) },
        };
    }
}
