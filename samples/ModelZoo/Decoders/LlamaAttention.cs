using System;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelZoo.Decoders;

/// <summary>Causal attention of which several heads of queries share one of keys and values (Ainslie et al. 2023).</summary>
internal sealed class LlamaAttention : Module<Tensor, Tensor, Tensor>
{
    private readonly long heads;
    private readonly long key_value_heads;
    private readonly long head_dim;
    private readonly Linear q_proj;
    private readonly Linear k_proj;
    private readonly Linear v_proj;
    private readonly Linear o_proj;
    private readonly LlamaRotaryEmbedding rotary_emb;

    public LlamaAttention(long dim, long heads, long keyValueHeads, long maxLength) : base(nameof(LlamaAttention))
    {
        if (heads % keyValueHeads != 0)
            throw new ArgumentException("The heads cannot be divided among those of keys and values.", nameof(keyValueHeads));
        this.heads = heads;
        key_value_heads = keyValueHeads;
        head_dim = dim / heads;
        q_proj = Linear(dim, heads * head_dim, hasBias: false);
        k_proj = Linear(dim, key_value_heads * head_dim, hasBias: false);
        v_proj = Linear(dim, key_value_heads * head_dim, hasBias: false);
        o_proj = Linear(heads * head_dim, dim, hasBias: false);
        rotary_emb = new LlamaRotaryEmbedding(head_dim, maxLength);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x, Tensor future)
    {
        var (batch, length) = (x.shape[0], x.shape[1]);
        var q = rotary_emb.call(SplitHeads(q_proj.call(x), heads));
        var k = rotary_emb.call(SplitHeads(k_proj.call(x), key_value_heads));
        var v = SplitHeads(v_proj.call(x), key_value_heads);
        k = k.repeat_interleave(heads / key_value_heads, dim: 1);
        v = v.repeat_interleave(heads / key_value_heads, dim: 1);
        var scores = torch.matmul(q, k.transpose(2, 3)) / Math.Sqrt(head_dim);
        scores = scores.masked_fill(future, double.NegativeInfinity);
        var attended = torch.matmul(functional.softmax(scores, -1), v);
        return o_proj.call(attended.transpose(1, 2).reshape(batch, length, heads * head_dim));
    }

    private Tensor SplitHeads(Tensor x, long count) => x.view(x.shape[0], x.shape[1], count, head_dim).transpose(1, 2);
}

/// <summary>
/// Rotary positions (Su et al. 2021): a feature of a head's first half is turned together with its counterpart in the second, the faster
/// the earlier the feature.
/// </summary>
internal sealed class LlamaRotaryEmbedding : Module<Tensor, Tensor>
{
    private readonly Tensor cos;
    private readonly Tensor sin;

    public LlamaRotaryEmbedding(long headDim, long maxLength, double theta = 10000.0) : base(nameof(LlamaRotaryEmbedding))
    {
        var frequencies = torch.exp(torch.arange(0, headDim, 2, dtype: ScalarType.Float32) * (-Math.Log(theta) / headDim));
        var angles = torch.outer(torch.arange(maxLength, dtype: ScalarType.Float32), frequencies);
        var both = torch.cat(new[] { angles, angles }, dim: -1);
        cos = both.cos();
        sin = both.sin();
        // Registered before the fields are: they follow from the sizes, so no state dict has to hold them.
        register_buffer("cos", cos, persistent: false);
        register_buffer("sin", sin, persistent: false);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var length = x.shape[2];
        return x * cos.narrow(0, 0, length) + RotateHalf(x) * sin.narrow(0, 0, length);
    }

    private static Tensor RotateHalf(Tensor x)
    {
        var halves = x.chunk(2, dim: -1);
        return torch.cat(new[] { halves[1].neg(), halves[0] }, dim: -1);
    }
}
