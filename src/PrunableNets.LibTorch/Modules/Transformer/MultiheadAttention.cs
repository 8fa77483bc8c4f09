using System;

namespace TorchSharp.Modules;

/// <summary>
/// Attention of several heads between sequences [length, batch, features], with projections of queries, keys, values and results
/// (Vaswani et al., "Attention Is All You Need"). Gives the result and the weights, averaged over the heads.
/// </summary>
public sealed class MultiheadAttention : torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, bool, torch.Tensor, Tuple<torch.Tensor, torch.Tensor>>
{
    private readonly long heads;
    private readonly double dropout;
    private readonly bool add_zero_attn;
    private readonly Parameter[] projections;
    private readonly Parameter in_proj_bias;
    private readonly Parameter bias_k;
    private readonly Parameter bias_v;
    private readonly Linear out_proj;

    /// <exception cref="ArgumentException">The features cannot be divided among the heads.</exception>
    internal MultiheadAttention(long embedded_dim, long num_heads, double dropout, bool bias, bool add_bias_kv, bool add_zero_attn, long? kdim, long? vdim) : base(nameof(MultiheadAttention))
    {
        if (embedded_dim % num_heads != 0)
            throw new ArgumentException($"{embedded_dim} features cannot be divided among {num_heads} heads.", nameof(num_heads));
        (heads, this.dropout, this.add_zero_attn) = (num_heads, dropout, add_zero_attn);
        projections = (kdim ?? embedded_dim) == embedded_dim && (vdim ?? embedded_dim) == embedded_dim
            ? [Weight("in_proj_weight", 3 * embedded_dim, embedded_dim)]
            : [Weight("q_proj_weight", embedded_dim, embedded_dim), Weight("k_proj_weight", embedded_dim, kdim ?? embedded_dim), Weight("v_proj_weight", embedded_dim, vdim ?? embedded_dim)];
        if (bias)
            register_parameter("in_proj_bias", in_proj_bias = new Parameter(torch.zeros(3 * embedded_dim)));
        out_proj = torch.nn.Linear(embedded_dim, embedded_dim, bias);
        register_module("out_proj", out_proj);
        if (bias)
            torch.nn.init.zeros_(out_proj.bias);
        if (!add_bias_kv)
            return;
        register_parameter("bias_k", bias_k = new Parameter(torch.nn.init.xavier_normal_(torch.empty(1, 1, embedded_dim))));
        register_parameter("bias_v", bias_v = new Parameter(torch.nn.init.xavier_normal_(torch.empty(1, 1, embedded_dim))));
    }

    public new Tuple<torch.Tensor, torch.Tensor> call(torch.Tensor query, torch.Tensor key, torch.Tensor value, torch.Tensor key_padding_mask = null, bool need_weights = true, torch.Tensor attn_mask = null) =>
        base.call(query, key, value, key_padding_mask, need_weights, attn_mask);

    /// <param name="query">[L, N, E].</param>
    /// <param name="key">[S, N, K].</param>
    /// <param name="value">[S, N, V].</param>
    /// <param name="key_padding_mask">[N, S], true or minus infinity for keys that do not count.</param>
    /// <param name="need_weights">The weights [N, L, S] are returned as well.</param>
    /// <param name="attn_mask">[L, S] or [N * heads, L, S]: true where a score does not count, or a number added to it.</param>
    public override Tuple<torch.Tensor, torch.Tensor> forward(torch.Tensor query, torch.Tensor key, torch.Tensor value, torch.Tensor key_padding_mask, bool need_weights, torch.Tensor attn_mask)
    {
        using var scope = torch.NewDisposeScope();
        var (length, batch, features) = (query.shape[0], query.shape[1], query.shape[2]);
        var weights = projections.Length == 1 ? projections[0].chunk(3) : projections;
        var biases = in_proj_bias?.chunk(3) ?? [null, null, null];
        var q = torch.nn.functional.linear(query, weights[0], biases[0]);
        var k = torch.nn.functional.linear(key, weights[1], biases[1]);
        var v = torch.nn.functional.linear(value, weights[2], biases[2]);
        var more = 0;
        if (bias_k is not null)
        {
            (k, v) = (torch.cat([k, bias_k.repeat(1, batch, 1)]), torch.cat([v, bias_v.repeat(1, batch, 1)]));
            more++;
        }
        if (add_zero_attn)
        {
            var zeros = torch.zeros([1, batch, features], k.dtype, k.device);
            (k, v) = (torch.cat([k, zeros]), torch.cat([v, zeros]));
            more++;
        }
        var (heads_q, heads_k, heads_v) = (Heads(q, batch, features), Heads(k, batch, features), Heads(v, batch, features));
        var scores = (heads_q / Math.Sqrt(features / heads)).matmul(heads_k.transpose(1, 2));
        if (attn_mask is not null)
            scores = Masked(scores, Widened(attn_mask, more));
        if (key_padding_mask is not null)
            scores = Masked(scores.view(batch, heads, length, -1), Widened(key_padding_mask, more).unsqueeze(1).unsqueeze(2)).view(batch * heads, length, -1);
        var attention = scores.softmax(-1);
        var mixed = torch.nn.functional.dropout(attention, dropout, training).matmul(heads_v).transpose(0, 1).reshape(length, batch, features);
        var result = out_proj.call(mixed).MoveToOuterDisposeScope();
        return Tuple.Create(result, need_weights ? attention.view(batch, heads, length, -1).mean([1]).MoveToOuterDisposeScope() : null);
    }

    private Parameter Weight(string name, long output, long input)
    {
        var weight = new Parameter(torch.nn.init.xavier_uniform_(torch.empty(output, input)));
        register_parameter(name, weight);
        return weight;
    }

    /// <summary>[S, N, E] as [N * heads, S, E / heads].</summary>
    private torch.Tensor Heads(torch.Tensor x, long batch, long features) => x.reshape(-1, batch * heads, features / heads).transpose(0, 1);

    private static torch.Tensor Masked(torch.Tensor scores, torch.Tensor mask) =>
        mask.dtype == torch.ScalarType.Bool ? scores.masked_fill(mask, double.NegativeInfinity) : scores + mask;

    /// <summary>Keys that the layer adds always count.</summary>
    private static torch.Tensor Widened(torch.Tensor mask, int more) => more == 0 ? mask : torch.nn.functional.pad(mask, (0, more));
}
