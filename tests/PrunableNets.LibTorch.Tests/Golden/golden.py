"""Writes golden.txt: what PyTorch answers for the cases of GoldenTests. Run: python3 golden.py > golden.txt

A line is: case, shape of the result, its first values, and, for a case that is differentiated, the first values of the
gradient of (result * wave).sum() with respect to the first input. Inputs are waves, so that no random numbers are shared.
"""
import torch
import torch.nn.functional as F
from golden_wave import wave

SHOWN = 6


def show(t):
    return " ".join(repr(float(v)) for v in t.detach().double().flatten()[:SHOWN])


def case(name, f, *shape):
    x = wave(*shape).requires_grad_()
    y = f(x)
    line = [name, ",".join(map(str, y.shape)), show(y)]
    if y.requires_grad:
        (y * wave(*y.shape, k=0.3)).sum().backward()
        line.append(show(x.grad))
    print("\t".join(line))


def plain(name, y):
    print("\t".join([name, ",".join(map(str, y.shape)), show(y)]))


case("relu", F.relu, 2, 5)
case("relu6", lambda x: F.relu6(x * 8), 2, 5)
case("leaky_relu", lambda x: F.leaky_relu(x, 0.2), 2, 5)
case("elu", lambda x: F.elu(x, 1.3), 2, 5)
case("selu", F.selu, 2, 5)
case("gelu", F.gelu, 2, 5)
case("silu", F.silu, 2, 5)
case("mish", F.mish, 2, 5)
case("hardswish", lambda x: F.hardswish(x * 4), 2, 5)
case("hardsigmoid", lambda x: F.hardsigmoid(x * 4), 2, 5)
case("softplus", lambda x: F.softplus(x, 2, 20), 2, 5)
case("softsign", F.softsign, 2, 5)
case("tanhshrink", F.tanhshrink, 2, 5)
case("softmin", lambda x: F.softmin(x, 1), 2, 5)
case("log_softmax", lambda x: F.log_softmax(x, 1), 2, 5)
case("prelu", lambda x: F.prelu(x, torch.tensor([0.25])), 2, 5)
case("conv2d", lambda x: F.conv2d(x, wave(4, 3, 3, 3), wave(4), stride=2, padding=1), 2, 3, 6, 6)
case("conv2d_grouped", lambda x: F.conv2d(x, wave(4, 1, 3, 3), None, groups=4, dilation=2, padding=2), 1, 4, 6, 6)
case("conv1d", lambda x: F.conv1d(x, wave(4, 3, 3), wave(4), padding=1), 2, 3, 7)
case("conv_transpose2d", lambda x: F.conv_transpose2d(x, wave(3, 2, 3, 3), wave(2), stride=2, padding=1, output_padding=1), 1, 3, 4, 4)
case("linear", lambda x: F.linear(x, wave(4, 5), wave(4)), 3, 5)
case("batch_norm", lambda x: F.batch_norm(x, None, None, wave(3), wave(3), True, 0.1, 1e-5), 4, 3, 2, 2)
case("group_norm", lambda x: F.group_norm(x, 2, wave(4), wave(4)), 2, 4, 3, 3)
case("layer_norm", lambda x: F.layer_norm(x, [5], wave(5), wave(5)), 3, 5)
case("instance_norm", lambda x: F.instance_norm(x), 2, 3, 4, 4)
case("max_pool2d", lambda x: F.max_pool2d(x, 3, 2, 1), 1, 2, 7, 7)
case("avg_pool2d", lambda x: F.avg_pool2d(x, 3, 2, 1, count_include_pad=False), 1, 2, 7, 7)
case("adaptive_avg_pool2d", lambda x: F.adaptive_avg_pool2d(x, (2, 3)), 1, 2, 7, 7)
case("adaptive_max_pool2d", lambda x: F.adaptive_max_pool2d(x, (2, 3)), 1, 2, 7, 7)
case("pad_constant", lambda x: F.pad(x, (1, 2, 0, 1), value=3), 1, 2, 3, 3)
case("pad_reflect", lambda x: F.pad(x, (1, 2, 0, 1), "reflect"), 1, 2, 4, 4)
case("interpolate_bilinear", lambda x: F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False), 1, 2, 3, 3)
case("interpolate_nearest", lambda x: F.interpolate(x, size=(5, 4)), 1, 2, 3, 3)
case("pixel_shuffle", lambda x: F.pixel_shuffle(x, 2), 1, 8, 2, 2)
case("cross_entropy_smoothed", lambda x: F.cross_entropy(x, torch.tensor([0, 2, 4]), label_smoothing=0.1), 3, 5)
case("cross_entropy_weighted", lambda x: F.cross_entropy(x, torch.tensor([0, 2, 4]), wave(5).abs(), reduction="sum"), 3, 5)
case("nll_loss", lambda x: F.nll_loss(x, torch.tensor([0, 2, 4])), 3, 5)
case("mse_loss", lambda x: F.mse_loss(x, wave(3, 5, k=0.2)), 3, 5)
case("smooth_l1_loss", lambda x: F.smooth_l1_loss(x, wave(3, 5, k=0.2), beta=0.5), 3, 5)
case("kl_div", lambda x: F.kl_div(x, wave(3, 5, k=0.2), reduction="sum", log_target=True), 3, 5)
case("bce_with_logits", lambda x: F.binary_cross_entropy_with_logits(x, wave(3, 5, k=0.2).abs()), 3, 5)
case("normalize", lambda x: F.normalize(x, dim=1), 3, 5)
case("arithmetic", lambda x: (2 - x) * (x + 1.5) / (3 / (x + 2)) % 1.7 - x, 3, 5)
case("sum_mean_max", lambda x: x.sum(1) + x.mean([0, 1]) * x.max(), 2, 3, 4)
case("std", lambda x: x.std([0, 2]), 2, 3, 4)
case("var_unbiased", lambda x: x.var(1, unbiased=False), 2, 3, 4)
case("norm", lambda x: x.norm() + x.norm(dim=1), 3, 5)
case("prod", lambda x: x.prod(1), 2, 3, 4)
case("logsumexp", lambda x: x.logsumexp(1), 2, 3, 4)
case("cumsum", lambda x: x.cumsum(1), 2, 3, 4)
case("clamp", lambda x: x.clamp(-0.5, 0.4), 3, 5)
case("slice_steps", lambda x: x[..., ::2, 1:], 2, 5, 4)
case("negative_slice", lambda x: x[-1, :-1, None, 2], 2, 5, 4)
case("index_tensor", lambda x: x[:, torch.tensor([2, 0, 2])], 2, 3, 4)
case("masked", lambda x: x[x > 0], 3, 5)
case("gather", lambda x: x.gather(1, torch.tensor([[0, 2], [1, 1], [4, 0]])), 3, 5)
case("index_add", lambda x: x.index_add(1, torch.tensor([3, 0]), wave(3, 2, k=0.9), alpha=2), 3, 5)
case("index_copy", lambda x: x.index_copy(0, torch.tensor([2, 0]), wave(2, 5, k=0.9)), 3, 5)
case("scatter_add", lambda x: x.scatter_add(1, torch.tensor([[0], [2], [4]]), wave(3, 1, k=0.9)), 3, 5)
case("cat_split", lambda x: torch.cat([x.split([1, 3], 1)[1], x.chunk(2, 1)[0]], 1), 3, 4)
case("stack_flip", lambda x: torch.stack([x, x.flip(1)], 1), 3, 4)
case("views", lambda x: x.permute(2, 0, 1).reshape(4, 6).transpose(0, 1).unsqueeze(1).expand(6, 2, 4).flatten(1), 2, 3, 4)
case("roll_tile", lambda x: x.roll(1, 1).tile([2, 1]), 3, 4)
case("where", lambda x: torch.where(x > 0, x * 2, torch.zeros_like(x)), 3, 5)
case("matmul", lambda x: x.matmul(wave(4, 2)), 2, 3, 4)
case("bmm", lambda x: x.bmm(wave(2, 4, 2)), 2, 3, 4)
case("einsum", lambda x: torch.einsum("bij,jk->bik", x, wave(4, 2)), 2, 3, 4)
case("attention", lambda x: torch.softmax(x @ wave(2, 4, 4).transpose(1, 2) / 2, -1) @ wave(2, 4, 5), 2, 3, 4)
case("attention_causal", lambda x: torch.softmax((x @ x.transpose(1, 2) / 2).masked_fill(torch.ones(3, 3).triu(1) > 0, float("-inf")), -1) @ x, 2, 3, 4)
case("embedding", lambda x: F.embedding(torch.tensor([[1, 0], [2, 1]]), x), 3, 4)
case("dropout_eval", lambda x: F.dropout(x, 0.5, False), 3, 4)


def module(m):
    """All parameters become waves, so that the start of the weights does not matter."""
    with torch.no_grad():
        for p in m.parameters():
            p.copy_(wave(*p.shape) / 2)
    return m


case("lstm", lambda x: torch.cat([t.flatten() for t in (lambda r: [r[0], *r[1]])(module(torch.nn.LSTM(3, 4, 2, batch_first=True, bidirectional=True))(x))]), 2, 5, 3)
case("lstm_state", lambda x: module(torch.nn.LSTM(3, 4, bias=False))(x, (wave(1, 2, 4), wave(1, 2, 4, k=0.3)))[1][1], 5, 2, 3)
case("lstm_single", lambda x: module(torch.nn.LSTM(3, 4))(x)[0], 5, 3)
case("gru", lambda x: module(torch.nn.GRU(3, 4, 2, batch_first=True))(x)[0], 2, 5, 3)
case("gru_state", lambda x: module(torch.nn.GRU(3, 4))(x, wave(1, 2, 4))[1], 5, 2, 3)
case("rnn_tanh", lambda x: module(torch.nn.RNN(3, 4))(x)[0], 5, 2, 3)
case("rnn_relu", lambda x: module(torch.nn.RNN(3, 4, nonlinearity="relu", bidirectional=True))(x)[0], 5, 2, 3)
case("lstm_cell", lambda x: torch.cat(module(torch.nn.LSTMCell(3, 4))(x, (wave(2, 4), wave(2, 4, k=0.3)))), 2, 3)
case("gru_cell", lambda x: module(torch.nn.GRUCell(3, 4))(x), 2, 3)
case("rnn_cell", lambda x: module(torch.nn.RNNCell(3, 4, nonlinearity="relu"))(x), 2, 3)
case("multihead_attention", lambda x: torch.cat([t.flatten() for t in module(torch.nn.MultiheadAttention(4, 2))(x, wave(5, 2, 4), wave(5, 2, 4, k=0.9))]), 3, 2, 4)
case("multihead_masks", lambda x: module(torch.nn.MultiheadAttention(4, 2, add_bias_kv=True, add_zero_attn=True))(x, x, x, torch.tensor([[False, False, True], [False, True, False]]), False, torch.ones(3, 3).triu(1) > 0)[0], 3, 2, 4)
case("multihead_sizes", lambda x: module(torch.nn.MultiheadAttention(4, 2, bias=False, kdim=3, vdim=2))(x, wave(5, 2, 3), wave(5, 2, 2), attn_mask=wave(4, 3, 5))[0], 3, 2, 4)
case("transformer_encoder", lambda x: module(torch.nn.TransformerEncoder(torch.nn.TransformerEncoderLayer(4, 2, 6, 0.0, "gelu"), 2))(x, torch.ones(3, 3).triu(1) > 0), 3, 2, 4)
case("transformer_layer", lambda x: module(torch.nn.TransformerEncoderLayer(4, 2, 6, 0.0))(x, src_key_padding_mask=torch.tensor([[False, False, True], [False, True, False]])), 3, 2, 4)
case("local_response_norm", lambda x: F.local_response_norm(x, 3, 0.2, 0.6, 1.5), 2, 5, 3, 3)
case("unfold", lambda x: F.unfold(x, (2, 3), padding=1, stride=2), 1, 2, 5, 4)
case("fold", lambda x: F.fold(x, (4, 5), 2, stride=2, padding=1), 1, 8, 9)
case("bilinear", lambda x: module(torch.nn.Bilinear(3, 2, 4))(x, wave(5, 2)), 5, 3)
case("cosine_similarity", lambda x: torch.nn.CosineSimilarity(1)(x, wave(2, 3, 4, k=0.9)), 2, 3, 4)
case("pairwise_distance", lambda x: torch.nn.PairwiseDistance(2, keepdim=True)(x, wave(2, 4, k=0.9)), 2, 4)
case("grid_sample", lambda x: F.grid_sample(x, wave(1, 3, 2, 2, k=0.9) * 1.3, padding_mode="border", align_corners=False), 1, 2, 4, 4)
case("grid_sample_nearest", lambda x: F.grid_sample(x, wave(1, 3, 2, 2, k=0.9) * 1.3, mode="nearest", padding_mode="reflection", align_corners=True), 1, 2, 4, 4)
case("affine_grid", lambda x: F.affine_grid(x, (2, 1, 3, 4), align_corners=False), 2, 2, 3)
case("lp_pool1d", lambda x: F.lp_pool1d(x.abs(), 3, 2), 1, 2, 6)
case("lp_pool2d", lambda x: F.lp_pool2d(x, 2, 3, stride=2, ceil_mode=True), 1, 2, 6, 6)
case("fft", lambda x: torch.fft.fft(x, dim=1).abs(), 2, 3, 4)
case("fft2_real", lambda x: torch.fft.fft2(x, norm="ortho").real, 2, 3, 4)
case("rfft_irfft", lambda x: torch.fft.irfft(torch.fft.rfft(x, norm="forward") * 2, n=5, norm="forward"), 2, 5)
case("rfftn_shift", lambda x: torch.fft.fftshift(torch.fft.rfftn(x, dim=(1, 2)).abs(), dim=1), 2, 4, 4)
plain("round_decimals", wave(2, 5).round(decimals=1))
plain("argmax", wave(3, 5).argmax(1))
plain("sort_indices", wave(3, 5).sort(1, descending=True)[1])
plain("topk", wave(3, 5).topk(2, 1)[0])
plain("one_hot", F.one_hot(torch.tensor([1, 0, 3]), 4))
plain("comparison", (wave(3, 5) >= wave(3, 5, k=0.3)) & ~(wave(3, 5) == 0))
plain("arange_linspace", torch.arange(0, 1, 0.25) + torch.linspace(0, 3, 4))
plain("eye_triu", torch.eye(4).cumsum(0).triu(1))
