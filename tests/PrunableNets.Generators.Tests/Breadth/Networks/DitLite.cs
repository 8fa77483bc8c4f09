// expect: parameters 35168, macs 335360, groups 11, gates 360, notes 1, float32 alone
// Diffusion transformer (Peebles and Xie 2023): adaptive layer norms whose shifts, scales and gates come from the step and the label.
// below: 10
[Prunable("4x8x8", "1:long", "1:long")]
public sealed partial class DitLite : Module<Tensor, Tensor, Tensor, Tensor>
{
    private readonly Conv2d x_embedder;
    private readonly TimestepEmbedder t_embedder;
    private readonly Embedding y_embedder;
    private readonly Tensor pos_embed;
    private readonly ModuleList<DitBlock> blocks;
    private readonly FinalLayer final_layer;
    private readonly int patch_size, out_channels;

    public DitLite(int input_size = 8, int patch_size = 2, int in_channels = 4, int hidden_size = 32, int depth = 2, int num_heads = 4, int num_classes = 10, bool learn_sigma = true) : base("DiT")
    {
        this.patch_size = patch_size;
        out_channels = learn_sigma ? in_channels * 2 : in_channels;
        x_embedder = Conv2d(in_channels, hidden_size, patch_size, stride: patch_size);
        t_embedder = new TimestepEmbedder(hidden_size, 16);
        y_embedder = Embedding(num_classes + 1, hidden_size);
        pos_embed = SinCos2d(hidden_size, input_size / patch_size);
        blocks = new ModuleList<DitBlock>(Enumerable.Range(0, depth).Select(_ => new DitBlock(hidden_size, num_heads, mlp_ratio: 2.0)).ToArray());
        final_layer = new FinalLayer(hidden_size, patch_size, out_channels);
        RegisterComponents();
    }

    private static Tensor SinCos2d(int width, int grid)
    {
        var omega = torch.exp(torch.arange(0, width / 4, dtype: float32) * (-4 * Math.Log(10000) / width));
        var angles = torch.arange(grid, dtype: float32).unsqueeze(1) * omega;
        var line = torch.cat([angles.sin(), angles.cos()], 1);
        return torch.cat([line.unsqueeze(0).expand(grid, grid, width / 2), line.unsqueeze(1).expand(grid, grid, width / 2)], -1).view(1, grid * grid, width);
    }

    private static Tensor Modulate(Tensor x, Tensor shift, Tensor scale) => x * (1 + scale.unsqueeze(1)) + shift.unsqueeze(1);

    private Tensor Unpatchify(Tensor x)
    {
        var (n, side) = (x.shape[0], (long)Math.Sqrt(x.shape[1]));
        x = torch.einsum("nhwpqc->nchpwq", x.reshape(n, side, side, patch_size, patch_size, out_channels));
        return x.reshape(n, out_channels, side * patch_size, side * patch_size);
    }

    public override Tensor forward(Tensor x, Tensor t, Tensor y)
    {
        x = x_embedder.call(x).flatten(2).transpose(1, 2) + pos_embed;
        var c = t_embedder.call(t) + y_embedder.call(y).squeeze(1);
        return Unpatchify(final_layer.call(blocks.Aggregate(x, (tokens, block) => block.call(tokens, c)), c));
    }

    private sealed class TimestepEmbedder : Module<Tensor, Tensor>
    {
        private readonly Sequential mlp;
        private readonly int half;

        public TimestepEmbedder(int hidden_size, int frequency_embedding_size) : base(nameof(TimestepEmbedder))
        {
            half = frequency_embedding_size / 2;
            mlp = Sequential(Linear(frequency_embedding_size, hidden_size, hasBias: true), SiLU(), Linear(hidden_size, hidden_size, hasBias: true));
            RegisterComponents();
        }

        public override Tensor forward(Tensor t)
        {
            var freqs = torch.exp(-Math.Log(10000) * torch.arange(0, half, dtype: float32) / half);
            var args = t.@float() * freqs;
            return mlp.call(torch.cat([torch.cos(args), torch.sin(args)], dim: -1));
        }
    }

    private sealed class DitBlock : Module<Tensor, Tensor, Tensor>
    {
        private readonly LayerNorm norm1, norm2;
        private readonly Linear qkv, proj;
        private readonly Sequential mlp, adaLN_modulation;
        private readonly long num_heads;

        public DitBlock(long hidden_size, long num_heads, double mlp_ratio = 4.0) : base(nameof(DitBlock))
        {
            this.num_heads = num_heads;
            (norm1, norm2) = (LayerNorm(hidden_size, eps: 1e-6, elementwise_affine: false), LayerNorm(hidden_size, eps: 1e-6, elementwise_affine: false));
            (qkv, proj) = (Linear(hidden_size, hidden_size * 3), Linear(hidden_size, hidden_size));
            mlp = Sequential(Linear(hidden_size, (long)(hidden_size * mlp_ratio)), GELU(), Linear((long)(hidden_size * mlp_ratio), hidden_size));
            adaLN_modulation = Sequential(SiLU(), Linear(hidden_size, 6 * hidden_size, hasBias: true));
            RegisterComponents();
        }

        private Tensor Attend(Tensor x)
        {
            var (b, n, c) = (x.shape[0], x.shape[1], x.shape[2]);
            var parts = qkv.call(x).reshape(b, n, 3, num_heads, c / num_heads).permute(2, 0, 3, 1, 4).unbind(0);
            var y = functional.scaled_dot_product_attention(parts[0], parts[1], parts[2]);
            return proj.call(y.transpose(1, 2).reshape(b, n, c));
        }

        public override Tensor forward(Tensor x, Tensor c)
        {
            if (adaLN_modulation.call(c).chunk(6, dim: 1) is not [var shift_msa, var scale_msa, var gate_msa, var shift_mlp, var scale_mlp, var gate_mlp])
                throw new InvalidOperationException("six parts are expected");
            x = x + gate_msa.unsqueeze(1) * Attend(Modulate(norm1.call(x), shift_msa, scale_msa));
            return x + gate_mlp.unsqueeze(1) * mlp.call(Modulate(norm2.call(x), shift_mlp, scale_mlp));
        }
    }

    private sealed class FinalLayer : Module<Tensor, Tensor, Tensor>
    {
        private readonly LayerNorm norm_final;
        private readonly Linear linear;
        private readonly Sequential adaLN_modulation;

        public FinalLayer(long hidden_size, long patch_size, long out_channels) : base(nameof(FinalLayer))
        {
            norm_final = LayerNorm(hidden_size, eps: 1e-6, elementwise_affine: false);
            linear = Linear(hidden_size, patch_size * patch_size * out_channels, hasBias: true);
            adaLN_modulation = Sequential(SiLU(), Linear(hidden_size, 2 * hidden_size));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x, Tensor c) =>
            adaLN_modulation.call(c).chunk(2, dim: 1) is [var shift, var scale] ? linear.call(Modulate(norm_final.call(x), shift, scale)) : x;
    }
}
