using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Breadth;

/// <summary>The corpus' latent diffusion U-Net at the size of Stable Diffusion 1, as the compiler sees it: its 3.4 GB of weights are not made.</summary>
public sealed class StableDiffusionTests
{
    private const string FullSize = """

        [Prunable("4x64x64", "1:long", "77x768")]
        public sealed partial class StableDiffusion : LatentDiffusionUNet
        {
            public StableDiffusion() : base(320, new long[] { 1, 2, 4, 4 }, attention_levels: 3, num_heads: 8, context_dim: 768, groups: 32)
            {
            }
        }
        """;

    /// <summary>
    /// Parameters as the authors' code prints them (CompVis, Stable Diffusion v1: 859.52 M); multiply-accumulates as Kim et al. 2023 (BK-SDM,
    /// 339 G) count them, without the products of attention, which are known by hand: of n tokens and m, with c channels, 2 n m c.
    /// </summary>
    [Fact]
    public void HasThePublishedParametersAndCosts()
    {
        var run = Generator.Run(BreadthNetwork.Named("LatentDiffusionUNet").Text + FullSize);
        run.AssertClean();
        var flops = run.Load().GetType("StableDiffusion")!.GetNestedType("Flops")!;
        long Constant(string name) => (long)flops.GetField(name)!.GetRawConstantValue()!;
        static long Products(long tokens, long channels) => 2 * tokens * (tokens + 77) * channels;
        var products = 5 * (Products(64 * 64, 320) + Products(32 * 32, 640) + Products(16 * 16, 1280)) + Products(8 * 8, 1280);
        Assert.Equal(859_520_964, Constant("DenseParameters"));
        Assert.Equal(338_610_585_600, Constant("DenseMac") - products);
    }
}
