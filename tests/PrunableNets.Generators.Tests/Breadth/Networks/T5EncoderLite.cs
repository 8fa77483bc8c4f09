// expect: parameters 11380, macs 138336, groups 7, gates 179, notes 0
// A T5 encoder (Raffel et al. 2020; gated as in version 1.1): relative positions in logarithmic buckets, root-mean-square norms, no biases.
// below: 32
[Prunable("12:long")]
public sealed partial class T5EncoderLite : Module<Tensor, Tensor>
{
    private readonly Embedding shared, relative_attention_bias;
    private readonly Tensor buckets;
    private readonly List<T5Block> block = new();
    private readonly T5LayerNorm final_layer_norm;
    private readonly Linear classifier;

    public T5EncoderLite(int vocab = 32, int d_model = 24, int d_kv = 8, int num_heads = 3, int d_ff = 40, int num_layers = 2, int length = 12, int num_buckets = 8, int max_distance = 16) : base("T5Encoder")
    {
        shared = Embedding(vocab, d_model);
        relative_attention_bias = Embedding(num_buckets, num_heads);
        var table = new long[length, length];
        for (int context = 0; context < length; context++)
            for (int memory = 0; memory < length; memory++)
                table[context, memory] = RelativePositionBucket(memory - context, num_buckets, max_distance);
        buckets = torch.tensor(table);
        for (int i = 0; i < num_layers; i++)
        {
            block.Add(new T5Block(d_model, d_kv, num_heads, d_ff));
            add_module($"block_{i}", block[i]);
        }
        final_layer_norm = new T5LayerNorm(d_model);
        classifier = Linear(d_model, 4);
        RegisterComponents();
    }

    private static long RelativePositionBucket(int relative_position, int num_buckets, int max_distance)
    {
        num_buckets /= 2;
        var offset = relative_position > 0 ? num_buckets : 0;
        relative_position = Math.Abs(relative_position);
        var max_exact = num_buckets >> 1;
        if (relative_position < max_exact)
            return offset + relative_position;
        var ratio = Math.Log((double)relative_position / max_exact) / Math.Log((double)max_distance / max_exact);
        return offset + Math.Min(max_exact + (int)(ratio * (num_buckets - max_exact)), num_buckets - 1);
    }

    public override Tensor forward(Tensor input_ids)
    {
        var hidden_states = shared.call(input_ids);
        var position_bias = relative_attention_bias.call(buckets).permute(2, 0, 1).unsqueeze(0);
        block.ForEach(layer => hidden_states = layer.call(hidden_states, position_bias));
        hidden_states = final_layer_norm.call(hidden_states);
        return classifier.call(hidden_states.mean([1]));
    }

    private sealed class T5LayerNorm : Module<Tensor, Tensor>
    {
        private readonly Parameter weight;
        private readonly double variance_epsilon;

        public T5LayerNorm(long hidden_size, double eps = 1e-6) : base(nameof(T5LayerNorm))
        {
            weight = Parameter(torch.ones(hidden_size));
            variance_epsilon = eps;
            RegisterComponents();
        }

        public override Tensor forward(Tensor hidden_states)
        {
            var variance = hidden_states.to(float32).pow(2).mean([-1], keepdim: true);
            return weight * (hidden_states * torch.rsqrt(variance + variance_epsilon));
        }
    }

    private sealed class T5Block : Module<Tensor, Tensor, Tensor>
    {
        private readonly int n_heads, key_value_proj_dim;
        private readonly Linear q, k, v, o, wi_0, wi_1, wo;
        private readonly T5LayerNorm layer_norm, ff_layer_norm;

        public T5Block(int d_model, int d_kv, int num_heads, int d_ff) : base(nameof(T5Block))
        {
            n_heads = num_heads;
            key_value_proj_dim = d_kv;
            var inner_dim = d_kv * num_heads;
            (q, k, v) = (Linear(d_model, inner_dim, false), Linear(d_model, inner_dim, false), Linear(d_model, inner_dim, false));
            o = Linear(inner_dim, d_model, false);
            (wi_0, wi_1) = (Linear(d_model, d_ff, false), Linear(d_model, d_ff, false));
            wo = Linear(d_ff, d_model, false);
            (layer_norm, ff_layer_norm) = (new T5LayerNorm(d_model), new T5LayerNorm(d_model));
            RegisterComponents();
        }

        public override Tensor forward(Tensor hidden_states, Tensor position_bias)
        {
            var batch_size = hidden_states.shape[0];
            Tensor shape(Tensor states) => states.view(batch_size, -1, n_heads, key_value_proj_dim).transpose(1, 2);
            Tensor unshape(Tensor states) => states.transpose(1, 2).contiguous().view(batch_size, -1, n_heads * key_value_proj_dim);

            var normed = layer_norm.call(hidden_states);
            var scores = torch.matmul(shape(q.call(normed)), shape(k.call(normed)).transpose(3, 2));
            scores += position_bias;
            var attn_weights = functional.softmax(scores, dim: -1).type_as(scores);
            hidden_states = hidden_states + o.call(unshape(torch.matmul(attn_weights, shape(v.call(normed)))));

            var forwarded = ff_layer_norm.call(hidden_states);
            var hidden_gelu = functional.gelu(wi_0.call(forwarded));
            return hidden_states + wo.call(hidden_gelu * wi_1.call(forwarded));
        }
    }
}
