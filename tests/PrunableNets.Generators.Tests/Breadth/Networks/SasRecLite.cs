// expect: parameters 4512, macs 42640, groups 4, gates 80, notes 1
// SASRec (Kang and McAuley 2018): self-attention over what was seen, padding set to zero between the layers, scores by the table of items.
// below: 25
[Prunable("10:long")]
public sealed partial class SasRecLite : Module<Tensor, Tensor>
{
    private readonly long hidden_units;
    private readonly Embedding item_emb, pos_emb;
    private readonly Dropout emb_dropout;
    private readonly ModuleList<LayerNorm> attention_layernorms, forward_layernorms;
    private readonly ModuleList<MultiheadAttention> attention_layers;
    private readonly ModuleList<PointWiseFeedForward> forward_layers;
    private readonly LayerNorm last_layernorm;

    public SasRecLite(long item_num = 24, long maxlen = 10, long hidden_units = 16, int num_blocks = 2, int num_heads = 2, double dropout_rate = 0.2) : base("SASRec")
    {
        this.hidden_units = hidden_units;
        item_emb = Embedding(item_num + 1, hidden_units, padding_idx: 0);
        pos_emb = Embedding(maxlen, hidden_units);
        emb_dropout = Dropout(dropout_rate);
        attention_layernorms = new();
        attention_layers = new();
        forward_layernorms = new();
        forward_layers = new();
        for (int block = 0; block < num_blocks; block++)
        {
            attention_layernorms.append(LayerNorm(hidden_units, eps: 1e-8));
            attention_layers.append(MultiheadAttention(hidden_units, num_heads, dropout_rate));
            forward_layernorms.append(LayerNorm(hidden_units, eps: 1e-8));
            forward_layers.append(new PointWiseFeedForward(hidden_units, inner: 24, dropout_rate));
        }
        last_layernorm = LayerNorm(hidden_units, eps: 1e-8);
        RegisterComponents();
    }

    private Tensor Log2Feats(Tensor log_seqs)
    {
        var seqs = item_emb.call(log_seqs) * Math.Sqrt(hidden_units);
        var tl = seqs.shape[1];
        var positions = torch.arange(tl, dtype: int64, device: log_seqs.device);
        seqs = emb_dropout.call(seqs + pos_emb.call(positions).unsqueeze(0));

        var timeline_mask = log_seqs.ne(0).unsqueeze(-1).to_type(seqs.dtype);
        seqs = seqs * timeline_mask;
        var attention_mask = torch.triu(torch.full(tl, tl, float.NegativeInfinity, device: log_seqs.device), diagonal: 1);

        for (int i = 0; i < attention_layers.Count; i++)
        {
            seqs = torch.transpose(seqs, 0, 1);
            var Q = attention_layernorms[i].call(seqs);
            var (mha_outputs, _) = attention_layers[i].call(Q, seqs, seqs, attn_mask: attention_mask);
            seqs = Q + mha_outputs;
            seqs = torch.transpose(seqs, 0, 1);
            seqs = forward_layernorms[i].call(seqs);
            seqs = forward_layers[i].call(seqs);
            seqs = seqs * timeline_mask;
        }
        return last_layernorm.call(seqs);
    }

    public override Tensor forward(Tensor log_seqs)
    {
        var final_feat = Log2Feats(log_seqs)[.., -1, ..];
        return final_feat.matmul(item_emb.weight!.t());
    }

    private sealed class PointWiseFeedForward : Module<Tensor, Tensor>
    {
        private readonly Conv1d conv1, conv2;
        private readonly Dropout dropout1, dropout2;
        private readonly ReLU relu;

        public PointWiseFeedForward(long hidden_units, long inner, double dropout_rate) : base(nameof(PointWiseFeedForward))
        {
            conv1 = Conv1d(hidden_units, inner, 1);
            dropout1 = Dropout(p: dropout_rate);
            relu = ReLU();
            conv2 = Conv1d(inner, hidden_units, 1);
            dropout2 = Dropout(p: dropout_rate);
            RegisterComponents();
        }

        public override Tensor forward(Tensor inputs)
        {
            var outputs = dropout2.call(conv2.call(relu.call(dropout1.call(conv1.call(inputs.transpose(-1, -2))))));
            outputs = outputs.transpose(-1, -2);
            outputs += inputs;
            return outputs;
        }
    }
}
