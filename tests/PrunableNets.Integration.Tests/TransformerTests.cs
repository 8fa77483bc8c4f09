using System;
using System.Linq;
using ModelZoo;
using PrunableNets.TestKit;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests;

/// <summary>Attention, layer norms, parameters as operands and embeddings: the invariant, the counts, and heads that leave whole.</summary>
public sealed class TransformerTests
{
    private const int PlanCount = 20;

    // ViT: 65 tokens of 192 channels, 3 heads of 64, a hidden layer of 768, 6 blocks; 64 patches of 3x4x4.
    private const long VitBlock = 65L * 192 * 576 + 2L * 3 * 65 * 65 * 64 + 65L * 192 * 192 + 2L * 65 * 192 * 768;
    private const long VitMacs = 64L * 48 * 192 + 6 * VitBlock + 192 * 10;

    // TextTransformer: 32 tokens of 64 channels, 4 heads of 16, a hidden layer of 128, 3 layers.
    private const long TextLayer = 4L * 32 * 64 * 64 + 2L * 4 * 32 * 32 * 16 + 2L * 32 * 64 * 128;
    private const long TextMacs = 3 * TextLayer + 64 * 5;

    [Fact]
    public void ViTSlimEqualsHardGatedForRandomPlans() => SlimEqualsHardGated<ViT>(Images);

    [Fact]
    public void TextTransformerSlimEqualsHardGatedForRandomPlans() => SlimEqualsHardGated<TextTransformer>(Tokens);

    [Fact]
    public void OpenGatesEqualTheDenseNetwork()
    {
        OpenGatesEqualDense<ViT>(Images);
        OpenGatesEqualDense<TextTransformer>(Tokens);
    }

    [Fact]
    public void SlimKeepsTheKeysOfTheDenseStateDict()
    {
        KeysAreTheSame<ViT>();
        KeysAreTheSame<TextTransformer>();
    }

    [Fact]
    public void ParametersAreThoseOfTheModule()
    {
        Assert.Equal(ViT.Flops.DenseParameters, Parameters(new ViT()));
        Assert.Equal(TextTransformer.Flops.DenseParameters, Parameters(new TextTransformer()));
        var plan = Plans.Random(ViT.Architecture, 4);
        using var dense = new ViT();
        Assert.Equal(Parameters(ViT.CreateSlim(dense, plan)), ViT.Architecture.Parameters.Evaluate(plan.Widths));
    }

    [Fact]
    public void MultiplyAccumulatesAreThoseOfTheHandComputation()
    {
        Assert.Equal(VitMacs, Generated(ViT.Flops.DenseMac));
        Assert.Equal(TextMacs, Generated(TextTransformer.Flops.DenseMac));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void AttentionCostsInProportionToItsHeads(int heads)
    {
        var widths = ViT.Architecture.DenseWidths;
        widths[HeadGroup("blocks.0.attn.qkv").Index] = heads;
        var expected = VitMacs - (3 - heads) * (65L * 192 * 192 + 2 * 65 * 65 * 64 + 65L * 64 * 192);
        Assert.Equal(expected, ViT.Flops.Of(FlopsConvention.Mac, widths));
    }

    [Fact]
    public void HeadsLeaveWhole()
    {
        var group = HeadGroup("blocks.0.attn.qkv");
        Assert.Equal(3, group.Channels);
        var kept = ViT.Architecture.Groups.Select(g => g.Index == group.Index ? new[] { 0, 2 } : Enumerable.Range(0, g.Channels).ToArray()).ToArray();
        using var dense = new ViT();
        using var slim = ViT.CreateSlim(dense, PruningPlan.FromKept(ViT.Architecture, kept));
        var (whole, part) = (dense.state_dict(), slim.state_dict());
        // Query, key and value one after the other, heads within each, 64 channels a head.
        var rows = Enumerable.Range(0, 576).Where(static i => i / 64 % 3 != 1).Select(static i => (long)i).ToArray();
        Assert.Equal(new long[] { 384, 192 }, part["blocks.0.attn.qkv.weight"].shape);
        Assert.True(part["blocks.0.attn.qkv.weight"].equal(whole["blocks.0.attn.qkv.weight"].index_select(0, tensor(rows))).all().ToBoolean());
        Assert.Equal(new long[] { 192, 128 }, part["blocks.0.attn.proj.weight"].shape);
        Assert.Equal(new long[] { 192, 768 }, whole["blocks.0.mlp.fc2.weight"].shape);
    }

    /// <summary>Constants of the generated code are what is tested, not what is expected.</summary>
    private static long Generated(long constant) => constant;

    private static ChannelGroup HeadGroup(string path) => ViT.Architecture.Groups.Single(g => g.Name == path);

    private static Tensor Images() => randn(2, 3, 32, 32);

    private static Tensor Tokens() => randint(0, 1000, [2, 32]);

    private static long Parameters(nn.Module module) => module.parameters().Sum(static p => p.numel());

    private static void KeysAreTheSame<T>() where T : Module<Tensor, Tensor>, IPrunableModel<T>
    {
        using var dense = T.Create();
        using var slim = T.CreateSlim(dense, Plans.Random(T.Architecture, 3));
        Assert.Equal(dense.state_dict().Keys.ToArray(), slim.state_dict().Keys.ToArray());
    }

    private static void OpenGatesEqualDense<T>(Func<Tensor> inputs) where T : Module<Tensor, Tensor>, IPrunableModel<T>
    {
        using var scope = NewDisposeScope();
        var dense = T.Create();
        using var gated = T.CreateGated(dense);
        dense.eval();
        gated.Module.eval();
        gated.Gates.OpenAll();
        using var guard = no_grad();
        var input = inputs();
        Assert.Equal(0, Difference.Relative(dense.call(input), gated.call(input)));
    }

    private static void SlimEqualsHardGated<T>(Func<Tensor> inputs) where T : Module<Tensor, Tensor>, IPrunableModel<T>
    {
        random.manual_seed(1);
        using var outer = NewDisposeScope();
        var dense = T.Create();
        using var gated = T.CreateGated(dense);
        gated.Module.eval();
        using var guard = no_grad();
        // Biases and shifts as a trained network has them: with zeros a removed channel would leave nothing behind, and mistakes would not show.
        foreach (var (name, parameter) in dense.named_parameters())
            if (parameter.dim() == 1)
                parameter.add_(randn_like(parameter) * 0.3);
        var narrowest = double.MaxValue;
        PlanProperty.Holds(T.Architecture, PlanCount, 1e-5, plan =>
        {
            using var scope = NewDisposeScope();
            gated.Gates.Harden(plan);
            using var slim = T.CreateSlim(dense, plan);
            slim.eval();
            var input = inputs();
            var expected = gated.call(input);
            narrowest = Math.Min(narrowest, T.Architecture.Parameters.Evaluate(plan.Widths));
            return Difference.Relative(expected, slim.call(input));
        });
        Assert.True(narrowest < 0.7 * T.Architecture.Parameters.Evaluate(T.Architecture.DenseWidths));
    }
}
