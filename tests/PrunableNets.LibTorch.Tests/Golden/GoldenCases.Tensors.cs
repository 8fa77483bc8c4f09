using System.Collections.Generic;
using TorchSharp;
using PrunableNets.LibTorch.Tests.Support;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace PrunableNets.LibTorch.Tests.Golden;

internal static partial class GoldenCases
{
    private static void Arithmetic(Dictionary<string, Case> cases)
    {
        cases["arithmetic"] = new(x => (2 - x) * (x + 1.5) / (3 / (x + 2)) % 1.7 - x, 3, 5);
        cases["sum_mean_max"] = new(x => x.sum(1) + x.mean([0, 1]) * x.max(), 2, 3, 4);
        cases["std"] = new(x => x.std((0, 2)), 2, 3, 4);
        cases["var_unbiased"] = new(x => x.var(1, unbiased: false), 2, 3, 4);
        cases["norm"] = new(x => x.norm() + x.norm(1), 3, 5);
        cases["prod"] = new(x => x.prod(1), 2, 3, 4);
        cases["logsumexp"] = new(x => x.logsumexp(1), 2, 3, 4);
        cases["cumsum"] = new(x => x.cumsum(1), 2, 3, 4);
        cases["clamp"] = new(x => x.clamp(-0.5, 0.4), 3, 5);
        cases["normalize"] = new(x => F.normalize(x, dim: 1), 3, 5);
        cases["matmul"] = new(x => x.matmul(W(4, 2)), 2, 3, 4);
        cases["bmm"] = new(x => x.bmm(W(2, 4, 2)), 2, 3, 4);
        cases["attention"] = new(x => F.scaled_dot_product_attention(x, W(2, 4, 4), W(2, 4, 5)), 2, 3, 4);
        cases["attention_causal"] = new(x => F.scaled_dot_product_attention(x, x, x, is_casual: true), 2, 3, 4);
        cases["einsum"] = new(x => einsum("bij,jk->bik", x, W(4, 2)), 2, 3, 4);
        cases["round_decimals"] = new(x => x.detach().round(1), 2, 5);
        cases["argmax"] = new(x => x.argmax(1), 3, 5);
        cases["sort_indices"] = new(x => x.sort(1, descending: true).Indices, 3, 5);
        cases["topk"] = new(x => x.detach().topk(2, 1).values, 3, 5);
        cases["one_hot"] = new(x => F.one_hot(tensor(new long[] { 1, 0, 3 }), 4), 1);
        cases["comparison"] = new(x => (x >= Wave.Of(0.3, [3, 5])) & ~(x == 0), 3, 5);
        cases["arange_linspace"] = new(x => arange(0, 1, 0.25) + linspace(0, 3, 4), 1);
        cases["eye_triu"] = new(x => eye(4).cumsum(0).triu(1), 1);
    }

    private static void Views(Dictionary<string, Case> cases)
    {
        cases["slice_steps"] = new(x => x[TensorIndex.Ellipsis, TensorIndex.Slice(null, null, 2), TensorIndex.Slice(1)], 2, 5, 4);
        cases["negative_slice"] = new(x => x[-1, TensorIndex.Slice(null, -1), TensorIndex.None, 2], 2, 5, 4);
        cases["index_tensor"] = new(x => x[TensorIndex.Colon, TensorIndex.Tensor(tensor(new long[] { 2, 0, 2 }))], 2, 3, 4);
        cases["masked"] = new(x => x[x > 0], 3, 5);
        cases["gather"] = new(x => x.gather(1, tensor(new long[,] { { 0, 2 }, { 1, 1 }, { 4, 0 } })), 3, 5);
        cases["index_add"] = new(x => x.index_add(1, tensor(new long[] { 3, 0 }), Wave.Of(0.9, [3, 2]), 2), 3, 5);
        cases["index_copy"] = new(x => x.index_copy(0, tensor(new long[] { 2, 0 }), Wave.Of(0.9, [2, 5])), 3, 5);
        cases["scatter_add"] = new(x => x.scatter_add(1, tensor(new long[,] { { 0 }, { 2 }, { 4 } }), Wave.Of(0.9, [3, 1])), 3, 5);
        cases["cat_split"] = new(x => cat([x.split([1, 3], 1)[1], x.chunk(2, 1)[0]], 1), 3, 4);
        cases["stack_flip"] = new(x => stack([x, x.flip(1)], 1), 3, 4);
        cases["views"] = new(x => x.permute(2, 0, 1).reshape(4, 6).transpose(0, 1).unsqueeze(1).expand(6, 2, 4).flatten(1), 2, 3, 4);
        cases["roll_tile"] = new(x => x.roll(1, 1).tile([2, 1]), 3, 4);
        cases["where"] = new(x => where(x > 0, x * 2, zeros_like(x)), 3, 5);
    }
}
