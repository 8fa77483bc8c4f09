using PrunableNets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelZoo;

/// <summary>
/// A tiny Swin transformer (Liu et al. 2021) for 32x32 images: patches of 4, attention in windows of 4x4 tokens, every second block with
/// its windows shifted by half (in the last stage too, whose map is one window), patches merged between stages. 136,822 parameters;
/// 3,375,744 multiply-accumulates in layers, 3,572,352 with the matrix products of attention.
/// </summary>
[Prunable("3x32x32", Residual = ResidualTreatment.Stream)]
public sealed partial class SwinTransformer : Module<Tensor, Tensor>
{
    private readonly Conv2d patch_embed;
    private readonly LayerNorm patch_norm;
    private readonly Sequential layers;
    private readonly LayerNorm norm;
    private readonly Linear head;

    public SwinTransformer(
        long imageSize = 32, long patchSize = 4, long width = 32, int[]? depths = null, long[]? heads = null, long window = 4,
        long classes = 10) : base(nameof(SwinTransformer))
    {
        depths ??= [2, 2];
        heads ??= [2, 4];
        patch_embed = Conv2d(3, width, patchSize, stride: patchSize);
        patch_norm = LayerNorm(width);
        layers = Sequential();
        var size = imageSize / patchSize;
        for (var stage = 0; stage < depths.Length; stage++)
        {
            if (stage > 0)
            {
                layers.append($"merge{stage}", new PatchMerging(width, size));
                width *= 2;
                size /= 2;
            }
            for (var i = 0; i < depths[stage]; i++)
                layers.append($"stage{stage}_block{i}", new SwinBlock(width, heads[stage], size, window, i % 2 == 0 ? 0 : window / 2));
        }
        norm = LayerNorm(width);
        head = Linear(width, classes);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var x = patch_embed.call(input).flatten(2).transpose(1, 2);
        x = layers.call(patch_norm.call(x));
        return head.call(norm.call(x).mean(new long[] { 1 }));
    }

    /// <summary>Four neighbouring tokens become one of twice the width.</summary>
    private sealed class PatchMerging : Module<Tensor, Tensor>
    {
        private readonly long size;
        private readonly LayerNorm norm;
        private readonly Linear reduction;

        public PatchMerging(long width, long size) : base(nameof(PatchMerging))
        {
            this.size = size;
            norm = LayerNorm(4 * width);
            reduction = Linear(4 * width, 2 * width, hasBias: false);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            x = x.view(x.shape[0], size, size, x.shape[2]);
            var (even, odd) = (TensorIndex.Slice(0, null, 2), TensorIndex.Slice(1, null, 2));
            x = torch.cat(new[] { x[.., even, even], x[.., odd, even], x[.., even, odd], x[.., odd, odd] }, dim: -1);
            return reduction.call(norm.call(x.flatten(1, 2)));
        }
    }
}
