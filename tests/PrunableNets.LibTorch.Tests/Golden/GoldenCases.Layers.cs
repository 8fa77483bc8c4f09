using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace PrunableNets.LibTorch.Tests.Golden;

internal static partial class GoldenCases
{
    private static void Layers(Dictionary<string, Case> cases)
    {
        cases["conv2d"] = new(x => F.conv2d(x, W(4, 3, 3, 3), W(4), [2, 2], [1, 1]), 2, 3, 6, 6);
        cases["conv2d_grouped"] = new(x => F.conv2d(x, W(4, 1, 3, 3), null, padding: [2, 2], dilation: [2, 2], groups: 4), 1, 4, 6, 6);
        cases["conv1d"] = new(x => F.conv1d(x, W(4, 3, 3), W(4), padding: 1), 2, 3, 7);
        cases["conv_transpose2d"] = new(x => F.conv_transpose2d(x, W(3, 2, 3, 3), W(2), [2, 2], [1, 1], [1, 1]), 1, 3, 4, 4);
        cases["linear"] = new(x => F.linear(x, W(4, 5), W(4)), 3, 5);
        cases["batch_norm"] = new(x => F.batch_norm(x, null, null, W(3), W(3), true), 4, 3, 2, 2);
        cases["group_norm"] = new(x => F.group_norm(x, 2, W(4), W(4)), 2, 4, 3, 3);
        cases["layer_norm"] = new(x => F.layer_norm(x, [5], W(5), W(5)), 3, 5);
        cases["instance_norm"] = new(x => F.instance_norm(x), 2, 3, 4, 4);
        cases["max_pool2d"] = new(x => F.max_pool2d(x, 3, 2, 1), 1, 2, 7, 7);
        cases["avg_pool2d"] = new(x => F.avg_pool2d(x, 3, 2, 1, count_include_pad: false), 1, 2, 7, 7);
        cases["adaptive_avg_pool2d"] = new(x => F.adaptive_avg_pool2d(x, (2, 3)), 1, 2, 7, 7);
        cases["adaptive_max_pool2d"] = new(x => F.adaptive_max_pool2d(x, [2, 3]), 1, 2, 7, 7);
        cases["pad_constant"] = new(x => F.pad(x, (1, 2, 0, 1), value: 3), 1, 2, 3, 3);
        cases["pad_reflect"] = new(x => F.pad(x, (1, 2, 0, 1), PaddingModes.Reflect), 1, 2, 4, 4);
        cases["interpolate_bilinear"] = new(x => F.interpolate(x, scale_factor: [2], mode: InterpolationMode.Bilinear, align_corners: false), 1, 2, 3, 3);
        cases["interpolate_nearest"] = new(x => F.interpolate(x, size: [5, 4]), 1, 2, 3, 3);
        cases["pixel_shuffle"] = new(x => F.pixel_shuffle(x, 2), 1, 8, 2, 2);
        cases["embedding"] = new(x => x.index_select(0, tensor(new long[] { 1, 0, 2, 1 })).view(2, 2, 4), 3, 4);
        cases["dropout_eval"] = new(x => F.dropout(x, 0.5, false), 3, 4);
    }

    private static void Losses(Dictionary<string, Case> cases)
    {
        cases["cross_entropy_smoothed"] = new(x => F.cross_entropy(x, Targets(), label_smoothing: 0.1), 3, 5);
        cases["cross_entropy_weighted"] = new(x => F.cross_entropy(x, Targets(), W(5).abs(), reduction: nn.Reduction.Sum), 3, 5);
        cases["nll_loss"] = new(x => nn.NLLLoss().call(x, Targets()), 3, 5);
        cases["mse_loss"] = new(x => nn.MSELoss().call(x, Slow()), 3, 5);
        cases["smooth_l1_loss"] = new(x => F.smooth_l1_loss(x, Slow(), beta: 0.5), 3, 5);
        cases["kl_div"] = new(x => F.kl_div(x, Slow(), true, nn.Reduction.Sum), 3, 5);
        cases["bce_with_logits"] = new(x => nn.BCEWithLogitsLoss().call(x, Slow().abs()), 3, 5);

        static Tensor Targets() => tensor(new long[] { 0, 2, 4 });
        static Tensor Slow() => Support.Wave.Of(0.2, [3, 5]);
    }
}
