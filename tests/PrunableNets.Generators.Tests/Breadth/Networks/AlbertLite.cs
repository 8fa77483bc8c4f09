// expect: parameters 11019, macs 206088, groups 10, gates 230, notes 0
// ALBERT (Lan et al. 2020) in small: factorised embeddings, groups of layers that are run several times, a pooled classifier.
// below: 30
[Prunable("10:long")]
public sealed partial class AlbertLite : Module<Tensor, Tensor>
{
    public class AlbertConfig
    {
        public long vocab_size = 30, embedding_size = 8, hidden_size = 24, intermediate_size = 48, max_position_embeddings = 16;
        public int num_hidden_layers = 4, num_hidden_groups = 2, inner_group_num = 1, num_attention_heads = 3, num_labels = 2;
        public string hidden_act = "gelu_new";
        public double layer_norm_eps = 1e-6, dropout_prob = 0.1;
    }

    private static readonly IReadOnlyDictionary<string, Func<Tensor, Tensor>> ACT2FN = new Dictionary<string, Func<Tensor, Tensor>>
    {
        { "relu", x => functional.relu(x) },
        { "gelu", x => functional.gelu(x) },
        { "gelu_new", x => functional.gelu(x, TorchSharp.Modules.GELU.Approximate.tanh) },
        { "swish", functional_silu },
    };

    private readonly AlbertConfig config;
    private readonly Embedding word_embeddings, position_embeddings;
    private readonly LayerNorm LayerNorm_;
    private readonly Linear embedding_hidden_mapping_in, pooler, classifier;
    private readonly ModuleList<ModuleList<AlbertLayer>> albert_layer_groups;

    public AlbertLite() : this(new AlbertConfig { num_labels = 3 }) { }

    internal AlbertLite(AlbertConfig config) : base("ALBERT")
    {
        this.config = config;
        word_embeddings = Embedding(config.vocab_size, config.embedding_size, padding_idx: 0);
        position_embeddings = Embedding(config.max_position_embeddings, config.embedding_size);
        LayerNorm_ = LayerNorm(config.embedding_size, eps: config.layer_norm_eps);
        embedding_hidden_mapping_in = Linear(config.embedding_size, config.hidden_size);
        albert_layer_groups = new ModuleList<ModuleList<AlbertLayer>>();
        for (var group = 0; group < config.num_hidden_groups; group++)
        {
            var layers = new ModuleList<AlbertLayer>();
            for (var inner = 0; inner < config.inner_group_num; inner++)
                layers.Add(new AlbertLayer(config));
            albert_layer_groups.Add(layers);
        }
        pooler = Linear(config.hidden_size, config.hidden_size);
        classifier = Linear(config.hidden_size, config.num_labels);
        RegisterComponents();
    }

    private static Tensor functional_silu(Tensor x) => x * torch.sigmoid(x);

    public override Tensor forward(Tensor input_ids)
    {
        var seq_length = input_ids.shape[1];
        var attention_mask = input_ids.ne(0).to_type(float32);
        var extended_attention_mask = (1.0 - attention_mask.unsqueeze(1).unsqueeze(2)) * -10000.0;

        var positions = torch.arange(seq_length, dtype: ScalarType.Int64, device: input_ids.device);
        var embeddings = word_embeddings.call(input_ids) + position_embeddings.call(positions);
        embeddings = functional.dropout(LayerNorm_.call(embeddings), config.dropout_prob, training);

        var hidden_states = embedding_hidden_mapping_in.call(embeddings);
        var layers_per_group = config.num_hidden_layers / config.num_hidden_groups;
        for (var i = 0; i < config.num_hidden_layers; i++)
            foreach (var layer in albert_layer_groups[i / layers_per_group])
                hidden_states = layer.call(hidden_states, extended_attention_mask);

        var pooled_output = torch.tanh(pooler.call(hidden_states[.., 0]));
        return classifier.call(functional.dropout(pooled_output, config.dropout_prob, training));
    }

    private sealed class AlbertLayer : Module<Tensor, Tensor, Tensor>
    {
        private readonly int heads;
        private readonly Linear query, key, value, dense, ffn, ffn_output;
        private readonly LayerNorm attention_norm, full_layer_norm;
        private readonly Func<Tensor, Tensor> activation;

        public AlbertLayer(AlbertConfig config) : base(nameof(AlbertLayer))
        {
            heads = config.num_attention_heads;
            if (config.hidden_size % heads is > 0 and var rest)
                throw new ArgumentException($"The hidden size ({config.hidden_size}) leaves {rest} over {heads} heads.");
            var size = config.hidden_size;
            query = Linear(size, size);
            key = Linear(size, size);
            value = Linear(size, size);
            dense = Linear(size, size);
            attention_norm = LayerNorm(size, eps: config.layer_norm_eps);
            ffn = Linear(size, config.intermediate_size);
            ffn_output = Linear(config.intermediate_size, size);
            full_layer_norm = LayerNorm(size, eps: config.layer_norm_eps);
            activation = ACT2FN[config.hidden_act];
            RegisterComponents();
        }

        private Tensor TransposeForScores(Tensor x)
        {
            long[] new_x_shape = [.. x.shape[..^1], heads, x.shape[^1] / heads];
            return x.view(new_x_shape).permute(0, 2, 1, 3);
        }

        public override Tensor forward(Tensor hidden_states, Tensor attention_mask)
        {
            var query_layer = TransposeForScores(query.call(hidden_states));
            var key_layer = TransposeForScores(key.call(hidden_states));
            var value_layer = TransposeForScores(value.call(hidden_states));
            var attention_scores = torch.matmul(query_layer, key_layer.transpose(-1, -2)) / Math.Sqrt(query_layer.shape[3]);
            attention_scores = attention_scores + attention_mask;
            var attention_probs = functional.softmax(attention_scores, dim: -1);
            var context_layer = torch.matmul(attention_probs, value_layer).transpose(2, 1).flatten(2);
            var attention_output = attention_norm.call(hidden_states + dense.call(context_layer));
            var ffn_out = ffn_output.call(activation(ffn.call(attention_output)));
            return full_layer_norm.call(ffn_out + attention_output);
        }
    }
}
