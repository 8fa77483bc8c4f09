using System.Collections.Generic;
using PrunableNets.RandomNetworks.Tests.Networks;

namespace PrunableNets.RandomNetworks.Tests.Stages;

/// <summary>How source writes the products of attention.</summary>
internal enum AttentionStyle
{
    Function, Products, Einsum,
}

/// <summary>Attention between pixels: queries, keys and values by one linear layer or three, heads, and a projection, added to what was there or not.</summary>
internal sealed record AttentionStage(int Heads, int HeadSize, bool IsFused, bool IsResidual, bool NormsFirst, AttentionStyle Style) : Stage
{
    public override Flow Write(NetworkWriter writer, Flow x)
    {
        var pixels = x.Height * x.Width;
        var width = Heads * HeadSize;
        var tokens = writer.Let($"{x.Name}.flatten(2).transpose(1, 2)");
        var normed = NormsFirst ? writer.Let($"{writer.Field("LayerNorm", $"LayerNorm({x.Channels})")}.call({tokens})") : tokens;
        var (q, k, v) = IsFused ? Fused(writer, normed, x.Channels, pixels, width) : (Single(writer, normed, x.Channels, pixels), Single(writer, normed, x.Channels, pixels), Single(writer, normed, x.Channels, pixels));
        var scale = System.Math.Round(1 / System.Math.Sqrt(HeadSize), 4).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var heads = Style switch
        {
            AttentionStyle.Function => writer.Let($"functional.scaled_dot_product_attention({q}, {k}, {v})"),
            AttentionStyle.Products => writer.Let($"functional.softmax(matmul({q}, {k}.transpose(-2, -1)) * {scale}, -1).matmul({v})"),
            _ => writer.Let($"einsum(\"bhqk,bhkd->bhqd\", functional.softmax(einsum(\"...qd,...kd->...qk\", {q}, {k}) * {scale}, -1), {v})"),
        };
        var merged = writer.Let($"{heads}.transpose(1, 2).reshape({x.Name}.shape[0], {pixels}, {width})");
        var projected = writer.Let($"{writer.Field("Linear", $"Linear({width}, {x.Channels})")}.call({merged})");
        var result = IsResidual ? writer.Let($"{tokens} + {projected}") : projected;
        return writer.Let($"{result}.transpose(1, 2).reshape({x.Name}.shape[0], {x.Channels}, {x.Height}, {x.Width})", x);
    }

    public override IEnumerable<Stage> Smaller()
    {
        if (IsResidual)
            yield return this with { IsResidual = false };
        if (NormsFirst)
            yield return this with { NormsFirst = false };
        if (IsFused)
            yield return this with { IsFused = false };
        if (Style != AttentionStyle.Products)
            yield return this with { Style = AttentionStyle.Products };
    }

    private string Single(NetworkWriter writer, string tokens, int channels, int pixels) => writer.Let(
        $"{writer.Field("Linear", $"Linear({channels}, {Heads * HeadSize})")}.call({tokens}).view({tokens}.shape[0], {pixels}, {Heads}, {HeadSize}).transpose(1, 2)");

    private (string Query, string Key, string Value) Fused(NetworkWriter writer, string tokens, int channels, int pixels, int width)
    {
        var all = writer.Let($"{writer.Field("Linear", $"Linear({channels}, {3 * width})")}.call({tokens}).reshape({tokens}.shape[0], {pixels}, 3, {Heads}, {HeadSize}).permute(2, 0, 3, 1, 4)");
        return (writer.Let($"{all}[0]"), writer.Let($"{all}[1]"), writer.Let($"{all}[2]"));
    }
}
