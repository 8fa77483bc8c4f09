// expect: parameters 50278, macs 1487936, groups 12, gates 380, notes 3
// DETR (Carion et al. 2020) in small: learned queries, learned rows and columns as positions, TorchSharp's own multi-head attention.
[Prunable("3x64x64")]
public sealed partial class DetrLite : Module<Tensor, Tensor>
{
    private const long HiddenDim = 32;
    private const int Heads = 4;

    private readonly Sequential backbone;
    private readonly Conv2d input_proj;
    private readonly Parameter query_embed, row_embed, col_embed;
    private readonly ModuleList<EncoderLayer> encoder = new();
    private readonly ModuleList<DecoderLayer> decoder = new();
    private readonly LayerNorm decoder_norm;
    private readonly Linear class_embed;
    private readonly Mlp bbox_embed;

    public DetrLite(int num_classes = 5, int num_queries = 6, int enc_layers = 1, int dec_layers = 2) : base("DETR")
    {
        long[] widths = [3, 12, 16, 24, 40];
        backbone = Sequential(Enumerable.Range(1, widths.Length - 1).SelectMany(i => new Module<Tensor, Tensor>[]
        {
            Conv2d(widths[i - 1], widths[i], 3, stride: 2, padding: 1, bias: false), BatchNorm2d(widths[i]), ReLU(),
        }));
        input_proj = Conv2d(widths[^1], HiddenDim, kernel_size: 1);
        query_embed = Parameter(torch.rand(num_queries, HiddenDim));
        row_embed = Parameter(torch.rand(50, HiddenDim / 2));
        col_embed = Parameter(torch.rand(50, HiddenDim / 2));
        for (var i = 0; i < enc_layers; i++)
            encoder.Add(new EncoderLayer(48));
        for (var i = 0; i < dec_layers; i++)
            decoder.Add(new DecoderLayer(48));
        decoder_norm = LayerNorm(HiddenDim);
        class_embed = Linear(HiddenDim, num_classes + 1);
        bbox_embed = new Mlp(HiddenDim, 24, 4, num_layers: 3);
        RegisterComponents();
    }

    public override Tensor forward(Tensor inputs)
    {
        var h = input_proj.call(backbone.call(inputs));
        if (h.shape is not [var N, _, var H, var W])
            throw new ArgumentException("four dimensions are expected", nameof(inputs));
        var pos = torch.cat([
            col_embed[TensorIndex.Slice(0, W)].unsqueeze(0).repeat(H, 1, 1),
            row_embed[TensorIndex.Slice(0, H)].unsqueeze(1).repeat(1, W, 1),
        ], dim: -1).flatten(0, 1).unsqueeze(1);
        var memory = h.flatten(2).permute(2, 0, 1);
        foreach (var layer in encoder)
            memory = layer.call(memory, pos);
        var query_pos = query_embed.unsqueeze(1).repeat(1, N, 1);
        var tgt = torch.zeros_like(query_pos);
        foreach (var layer in decoder)
            tgt = layer.call(tgt, memory, pos, query_pos);
        var hs = decoder_norm.call(tgt).transpose(0, 1);
        return torch.cat([class_embed.call(hs), bbox_embed.call(hs).sigmoid()], dim: -1);
    }

    private sealed class EncoderLayer : Module<Tensor, Tensor, Tensor>
    {
        private readonly MultiheadAttention self_attn = MultiheadAttention(HiddenDim, Heads, dropout: 0.1);
        private readonly Sequential ffn;
        private readonly LayerNorm norm1 = LayerNorm(HiddenDim), norm2 = LayerNorm(HiddenDim);

        public EncoderLayer(long dim_feedforward) : base(nameof(EncoderLayer))
        {
            ffn = Sequential(Linear(HiddenDim, dim_feedforward), ReLU(), Dropout(0.1), Linear(dim_feedforward, HiddenDim));
            RegisterComponents();
        }

        public override Tensor forward(Tensor src, Tensor pos)
        {
            var q = src + pos;
            var (src2, _) = self_attn.call(q, q, src);
            src = norm1.call(src + src2);
            return norm2.call(src + ffn.call(src));
        }
    }

    private sealed class DecoderLayer : Module<Tensor, Tensor, Tensor, Tensor, Tensor>
    {
        private readonly MultiheadAttention self_attn = MultiheadAttention(HiddenDim, Heads), multihead_attn = MultiheadAttention(HiddenDim, Heads);
        private readonly Linear linear1, linear2;
        private readonly LayerNorm norm1 = LayerNorm(HiddenDim), norm2 = LayerNorm(HiddenDim), norm3 = LayerNorm(HiddenDim);

        public DecoderLayer(long dim_feedforward) : base(nameof(DecoderLayer))
        {
            linear1 = Linear(HiddenDim, dim_feedforward);
            linear2 = Linear(dim_feedforward, HiddenDim);
            RegisterComponents();
        }

        public override Tensor forward(Tensor tgt, Tensor memory, Tensor pos, Tensor query_pos)
        {
            var q = tgt + query_pos;
            tgt = norm1.call(tgt + self_attn.call(q, q, tgt).Item1);
            tgt = norm2.call(tgt + multihead_attn.call(tgt + query_pos, memory + pos, memory).Item1);
            return norm3.call(tgt + linear2.call(functional.relu(linear1.call(tgt))));
        }
    }

    private sealed class Mlp : Module<Tensor, Tensor>
    {
        private readonly ModuleList<Linear> layers = new();

        public Mlp(long input_dim, long hidden_dim, long output_dim, int num_layers) : base("MLP")
        {
            var h = Enumerable.Repeat(hidden_dim, num_layers - 1).ToArray();
            foreach (var (n, k) in h.Prepend(input_dim).Zip(h.Append(output_dim)))
                layers.Add(Linear(n, k));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            for (var i = 0; i < layers.Count; i++)
                x = i < layers.Count - 1 ? functional.relu(layers[i].call(x)) : layers[i].call(x);
            return x;
        }
    }
}
