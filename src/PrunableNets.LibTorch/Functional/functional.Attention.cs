using System;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>
            /// softmax(Q K^T / sqrt(E) + mask) V for query [.., L, E], key [.., S, E] and value [.., S, V]. Written out in products, since
            /// the fused operator is not in every libtorch under one name.
            /// </summary>
            /// <param name="query">[.., L, E].</param>
            /// <param name="key">[.., S, E].</param>
            /// <param name="value">[.., S, V].</param>
            /// <param name="attn_mask">Added to the scores, or true where a score counts.</param>
            /// <param name="p">Probability of dropping a weight, whether training or not, as in PyTorch.</param>
            /// <param name="is_casual">Position i sees positions up to i only; not together with a mask.</param>
            /// <exception cref="ArgumentException">Both a mask and <paramref name="is_casual"/> are given.</exception>
            public static Tensor scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor attn_mask = null, double p = 0, bool is_casual = false)
            {
                if (is_casual && attn_mask is not null)
                    throw new ArgumentException("A mask and is_casual exclude each other.", nameof(attn_mask));
                using var scope = NewDisposeScope();
                // Both factors by the square root of the scale: scores stay small in half precision.
                var scale = Math.Pow(query.shape[^1], -0.25);
                var scores = (query * scale).matmul(key.transpose(-2, -1) * scale);
                var mask = is_casual ? ones(query.shape[^2], key.shape[^2], dtype: ScalarType.Bool, device: query.device).tril() : attn_mask;
                if (mask is not null)
                    scores = mask.dtype == ScalarType.Bool ? scores.masked_fill(mask.logical_not(), double.NegativeInfinity) : scores + mask;
                var weights = dropout(scores.softmax(-1), p, training: p > 0);
                return weights.matmul(value).MoveToOuterDisposeScope();
            }
        }
    }
}
