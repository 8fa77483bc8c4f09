using System.Collections.Generic;
using System.Linq;
using PrunableNets.LibTorch.Tests.Support;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace PrunableNets.LibTorch.Tests.Golden;

internal static partial class GoldenCases
{
    private static void Recurrent(Dictionary<string, Case> cases)
    {
        cases["lstm"] = new(x => All(Waves(nn.LSTM(3, 4, 2, batchFirst: true, bidirectional: true)).call(x)), 2, 5, 3);
        cases["lstm_state"] = new(x => Waves(nn.LSTM(3, 4, bias: false)).call(x, (W(1, 2, 4), Slow(1, 2, 4))).Item3, 5, 2, 3);
        cases["lstm_single"] = new(x => Waves(nn.LSTM(3, 4)).call(x).Item1, 5, 3);
        cases["gru"] = new(x => Waves(nn.GRU(3, 4, 2, batchFirst: true)).call(x).Item1, 2, 5, 3);
        cases["gru_state"] = new(x => Waves(nn.GRU(3, 4)).call(x, W(1, 2, 4)).Item2, 5, 2, 3);
        cases["rnn_tanh"] = new(x => Waves(nn.RNN(3, 4)).call(x).Item1, 5, 2, 3);
        cases["rnn_relu"] = new(x => Waves(nn.RNN(3, 4, nonLinearity: nn.NonLinearities.ReLU, bidirectional: true)).call(x).Item1, 5, 2, 3);
        cases["lstm_cell"] = new(x => cat([.. Items(Waves(nn.LSTMCell(3, 4)).call(x, (W(2, 4), Slow(2, 4))))]), 2, 3);
        cases["gru_cell"] = new(x => Waves(nn.GRUCell(3, 4)).forward(x), 2, 3);
        cases["rnn_cell"] = new(x => Waves(nn.RNNCell(3, 4, nn.NonLinearities.ReLU)).forward(x), 2, 3);
        cases["multihead_attention"] = new(x => Both(Waves(nn.MultiheadAttention(4, 2)).call(x, W(5, 2, 4), Wave.Of(0.9, [5, 2, 4]))), 3, 2, 4);
        cases["multihead_masks"] = new(x => Waves(nn.MultiheadAttention(4, 2, add_bias_kv: true, add_zero_attn: true)).call(x, x, x, Padding(), false, Later()).Item1, 3, 2, 4);
        cases["multihead_sizes"] = new(x => Waves(nn.MultiheadAttention(4, 2, bias: false, kdim: 3, vdim: 2)).call(x, W(5, 2, 3), W(5, 2, 2), attn_mask: W(4, 3, 5)).Item1, 3, 2, 4);
        cases["transformer_encoder"] = new(x => Waves(nn.TransformerEncoder(nn.TransformerEncoderLayer(4, 2, 6, 0, nn.Activations.GELU), 2)).call(x, Later()), 3, 2, 4);
        cases["transformer_layer"] = new(x => Waves(nn.TransformerEncoderLayer(4, 2, 6, 0)).call(x, null, Padding()), 3, 2, 4);

        static Tensor Both(System.Tuple<Tensor, Tensor> results) => cat([results.Item1.flatten(), results.Item2.flatten()]);
        static Tensor Padding() => tensor(new[,] { { false, false, true }, { false, true, false } });
        static Tensor Later() => ones(3, 3).triu(1) > 0;
        static Tensor[] Items((Tensor, Tensor) pair) => [pair.Item1, pair.Item2];
        static Tensor All((Tensor, Tensor, Tensor) results) => cat([.. new[] { results.Item1, results.Item2, results.Item3 }.Select(static t => t.flatten())]);
        static Tensor Slow(params long[] shape) => Wave.Of(0.3, shape);
    }

    private static void Windows(Dictionary<string, Case> cases)
    {
        cases["local_response_norm"] = new(x => F.local_response_norm(x, 3, 0.2, 0.6, 1.5), 2, 5, 3, 3);
        cases["unfold"] = new(x => nn.Unfold((2, 3), padding: (1, 1), stride: (2, 2)).call(x), 1, 2, 5, 4);
        cases["fold"] = new(x => nn.Fold((4, 5), (2, 2), stride: (2, 2), padding: (1, 1)).call(x), 1, 8, 9);
        cases["bilinear"] = new(x => Waves(nn.Bilinear(3, 2, 4)).call(x, W(5, 2)), 5, 3);
        cases["cosine_similarity"] = new(x => nn.CosineSimilarity(1).call(x, Wave.Of(0.9, [2, 3, 4])), 2, 3, 4);
        cases["pairwise_distance"] = new(x => nn.PairwiseDistance(2, keepdim: true).call(x, Wave.Of(0.9, [2, 4])), 2, 4);
        cases["grid_sample"] = new(x => F.grid_sample(x, Wave.Of(0.9, [1, 3, 2, 2]) * 1.3, padding_mode: GridSamplePaddingMode.Border, align_corners: false), 1, 2, 4, 4);
        cases["grid_sample_nearest"] = new(x => F.grid_sample(x, Wave.Of(0.9, [1, 3, 2, 2]) * 1.3, GridSampleMode.Nearest, GridSamplePaddingMode.Reflection, true), 1, 2, 4, 4);
        cases["affine_grid"] = new(x => F.affine_grid(x, [2, 1, 3, 4]), 2, 2, 3);
        cases["lp_pool1d"] = new(x => nn.LPPool1d(3, 2).call(x.abs()), 1, 2, 6);
        cases["lp_pool2d"] = new(x => nn.LPPool2d(2, 3, 2, true).call(x), 1, 2, 6, 6);
        cases["fft"] = new(x => fft.fft_(x, dim: 1).abs(), 2, 3, 4);
        cases["fft2_real"] = new(x => fft.fft2(x, norm: TorchSharp.FFTNormType.Ortho).real, 2, 3, 4);
        cases["rfft_irfft"] = new(x => fft.irfft(fft.rfft(x, norm: TorchSharp.FFTNormType.Forward) * 2, 5, norm: TorchSharp.FFTNormType.Forward), 2, 5);
        cases["rfftn_shift"] = new(x => fft.fftshift(fft.rfftn(x, dim: [1, 2]).abs(), [1]), 2, 4, 4);
    }

    /// <summary>All parameters become waves, as in golden.py.</summary>
    private static T Waves<T>(T module) where T : nn.Module
    {
        using var guard = no_grad();
        foreach (var parameter in module.parameters())
            parameter.copy_(W(parameter.shape) / 2);
        return module;
    }
}
