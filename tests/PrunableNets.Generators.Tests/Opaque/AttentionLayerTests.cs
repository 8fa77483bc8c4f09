using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Opaque;

/// <summary>Attention and transformers as modules of the library: opaque, counted, with one or two results and masks.</summary>
public sealed class AttentionLayerTests
{
    private const string Tokens = "var t = x.flatten(2).permute(2, 0, 1);";
    private const string Image = ".permute(1, 2, 0).reshape(x.shape[0], 8, 4, 4);";

    // Projections of 16 elements, scores and sums of 16 x 16 pairs.
    private const long Attention = (4 * 16 * 8 * 8) + (2 * 16 * 16 * 8);

    [Theory]
    [InlineData("var y = {|PRN2002:layer.call(t, t, t)|}.Item1")]
    [InlineData("var (o, w) = {|PRN2002:layer.call(t, t, t, null, true)|}; var y = (o + w.mean())")]
    [InlineData("var (o, _) = {|PRN2002:layer.forward(t, t, t, null, false, null)|}; var y = o")]
    [InlineData("var y = {|PRN2002:layer.call(t, t, t, attn_mask: torch.ones(16, 16).triu(1) > 0)|}.Item1")]
    [InlineData("var y = {|PRN2002:layer.call(key: t, value: t, query: t, need_weights: false)|}.Item1")]
    public void Masks(string call) => ConvolutionNet.Expect(Tokens + call + Image, "private readonly MultiheadAttention layer = MultiheadAttention(8, 2);", Attention);

    [Fact]
    public void KeysAndValuesOfAnotherSize() => ConvolutionNet.Expect(
        Tokens + "var y = {|PRN2002:layer.call(t, t.narrow(2, 0, 4).narrow(0, 0, 3), t.narrow(2, 4, 4).narrow(0, 0, 3))|}.Item1" + Image,
        "private readonly MultiheadAttention layer = MultiheadAttention(8, 4, bias: false, add_bias_kv: true, kdim: 4, vdim: 4);",
        (2 * 16 * 64) + (3 * 8 * 8) + (2 * 16 * 3 * 8));

    [Fact]
    public void KeysAndValuesThatDiffer() => Refusal.Expect(
        Refusal.Net("var t = conv.call(input).flatten(2).permute(2, 0, 1); return last.call({|PRN2001:layer.call(t, t.narrow(2, 0, 4), t.narrow(2, 0, 2))|}.Item1.permute(1, 2, 0).view(input.shape[0], 8, 8, 8));", members: "private readonly MultiheadAttention layer = MultiheadAttention(8, 2, kdim: 4, vdim: 2);"),
        "takes none that differ");

    [Fact]
    public void LayersOfATransformer() => ConvolutionNet.Expect(
        Tokens + "var y = {|PRN2002:layer.call(t)|}" + Image, "private readonly TransformerEncoderLayer layer = TransformerEncoderLayer(8, 2, 12, 0.0);", Attention + (2 * 16 * 8 * 12));

    [Theory]
    [InlineData("layer.call(t)")]
    [InlineData("layer.call(t, torch.ones(16, 16).triu(1) > 0)")]
    [InlineData("layer.forward(t, null!, torch.zeros(x.shape[0], 16, dtype: bool))")]
    public void AStackOfThem(string call) => ConvolutionNet.Expect(
        Tokens + $"var y = {{|PRN2002:{call.Replace("dtype: bool", "dtype: ScalarType.Bool", System.StringComparison.Ordinal)}|}}" + Image,
        "private readonly TransformerEncoder layer = TransformerEncoder(TransformerEncoderLayer(8, 2, 12, 0.0, Activations.GELU), 3);", 3 * (Attention + (2 * 16 * 8 * 12)));

    [Fact]
    public void FeaturesThatDoNotFit() => Refusal.Expect(
        Refusal.Net("var t = conv.call(input).flatten(2); return last.call({|PRN2001:layer.call(t, t, t)|}.Item1.view(input.shape[0], 8, 8, 8));", members: "private readonly MultiheadAttention layer = MultiheadAttention(8, 2);"),
        "the layer takes [L, N, 8]");
}
