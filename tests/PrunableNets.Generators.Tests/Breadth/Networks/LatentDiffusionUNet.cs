// expect: parameters 551028, macs 48142592, groups 126, gates 3231, notes 0, float32 alone
// Latent diffusion (Rombach et al. 2022): residual blocks that take the time, transformers that attend to a text, skips joined to the way up.
// With 320 channels, multiples 1, 2, 4, 4, heads of 8 and a text of 77 x 768 it is the U-Net of Stable Diffusion 1.
// below: 1000
[Prunable("4x16x16", "1:long", "7x24")]
public partial class LatentDiffusionUNet : Module<Tensor, Tensor, Tensor, Tensor>
{
    private readonly Sequential time_embed, @out;
    private readonly ModuleList<ModuleList<nn.Module>> input_blocks = new(), output_blocks = new();
    private readonly ModuleList<nn.Module> middle_block;
    private readonly long model_channels;

    public LatentDiffusionUNet() : this(16, new long[] { 1, 2, 2 }, attention_levels: 2, num_heads: 2, context_dim: 24, groups: 8)
    {
    }

    protected LatentDiffusionUNet(long model_channels, long[] channel_mult, int attention_levels, long num_heads, long context_dim, long groups, int num_res_blocks = 2)
        : base("UNetModel")
    {
        this.model_channels = model_channels;
        var time_embed_dim = model_channels * 4;
        time_embed = Sequential(Linear(model_channels, time_embed_dim), SiLU(), Linear(time_embed_dim, time_embed_dim));

        input_blocks.Add(new ModuleList<nn.Module>(Conv2d(4, model_channels, 3, padding: 1)));
        var input_block_chans = new List<long> { model_channels };
        var ch = model_channels;
        foreach (var (level, mult) in channel_mult.Index())
        {
            for (var i = 0; i < num_res_blocks; i++)
            {
                var layers = new ModuleList<nn.Module>(new ResBlock(ch, time_embed_dim, mult * model_channels, groups));
                ch = mult * model_channels;
                if (level < attention_levels)
                    layers.Add(new SpatialTransformer(ch, num_heads, ch / num_heads, context_dim, groups));
                input_blocks.Add(layers);
                input_block_chans.Add(ch);
            }
            if (level == channel_mult.Length - 1)
                continue;
            input_blocks.Add(new ModuleList<nn.Module>(Conv2d(ch, ch, 3, stride: 2, padding: 1)));
            input_block_chans.Add(ch);
        }

        middle_block = new ModuleList<nn.Module>(
            new ResBlock(ch, time_embed_dim, ch, groups),
            new SpatialTransformer(ch, num_heads, ch / num_heads, context_dim, groups),
            new ResBlock(ch, time_embed_dim, ch, groups));

        foreach (var (level, mult) in channel_mult.Index().Reverse())
        {
            for (var i = 0; i < num_res_blocks + 1; i++)
            {
                var ich = input_block_chans[^1];
                input_block_chans.RemoveAt(input_block_chans.Count - 1);
                var layers = new ModuleList<nn.Module>(new ResBlock(ch + ich, time_embed_dim, mult * model_channels, groups));
                ch = mult * model_channels;
                if (level < attention_levels)
                    layers.Add(new SpatialTransformer(ch, num_heads, ch / num_heads, context_dim, groups));
                if (level > 0 && i == num_res_blocks)
                    layers.Add(new Upsample(ch));
                output_blocks.Add(layers);
            }
        }

        @out = Sequential(GroupNorm(groups, ch), SiLU(), Conv2d(model_channels, 4, 3, padding: 1));
        RegisterComponents();
    }

    private Tensor timestep_embedding(Tensor timesteps, double max_period = 10000)
    {
        var half = model_channels / 2;
        var freqs = torch.exp(-Math.Log(max_period) * torch.arange(0, half, dtype: float32, device: timesteps.device) / half);
        var args = timesteps.to_type(float32).view(-1, 1) * freqs;
        return torch.cat([torch.cos(args), torch.sin(args)], dim: -1);
    }

    private static Tensor Run(ModuleList<nn.Module> layers, Tensor x, Tensor emb, Tensor context)
    {
        foreach (var layer in layers)
        {
            x = layer switch
            {
                ResBlock block => block.call(x, emb),
                SpatialTransformer transformer => transformer.call(x, context),
                Module<Tensor, Tensor> other => other.call(x),
                _ => throw new NotSupportedException(layer.GetName()),
            };
        }
        return x;
    }

    public override Tensor forward(Tensor x, Tensor timesteps, Tensor context)
    {
        var hs = new Stack<Tensor>();
        var emb = time_embed.call(timestep_embedding(timesteps));
        var h = x;
        foreach (var block in input_blocks)
        {
            h = Run(block, h, emb, context);
            hs.Push(h);
        }
        h = Run(middle_block, h, emb, context);
        foreach (var block in output_blocks)
            h = Run(block, torch.cat([h, hs.Pop()], dim: 1), emb, context);
        return @out.call(h);
    }

    private sealed class Upsample : Module<Tensor, Tensor>
    {
        private readonly Conv2d conv;

        public Upsample(long channels) : base("Upsample")
        {
            conv = Conv2d(channels, channels, 3, padding: 1);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => conv.call(functional.interpolate(x, scale_factor: [2, 2], mode: InterpolationMode.Nearest));
    }

    private sealed class ResBlock : Module<Tensor, Tensor, Tensor>
    {
        private readonly Sequential in_layers, emb_layers, out_layers;
        private readonly Module<Tensor, Tensor> skip_connection;

        public ResBlock(long channels, long emb_channels, long out_channels, long groups) : base("ResBlock")
        {
            in_layers = Sequential(GroupNorm(groups, channels), SiLU(), Conv2d(channels, out_channels, 3, padding: 1));
            emb_layers = Sequential(SiLU(), Linear(emb_channels, out_channels));
            out_layers = Sequential(GroupNorm(groups, out_channels), SiLU(), Dropout(0), Conv2d(out_channels, out_channels, 3, padding: 1));
            skip_connection = out_channels == channels ? Identity() : Conv2d(channels, out_channels, 1);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x, Tensor emb)
        {
            var h = in_layers.call(x);
            var emb_out = emb_layers.call(emb);
            while (emb_out.shape.Length < h.shape.Length)
                emb_out = emb_out[.., .., TensorIndex.None];
            return skip_connection.call(x) + out_layers.call(h + emb_out);
        }
    }

    private sealed class SpatialTransformer : Module<Tensor, Tensor, Tensor>
    {
        private readonly GroupNorm norm;
        private readonly Conv2d proj_in, proj_out;
        private readonly ModuleList<BasicTransformerBlock> transformer_blocks;

        public SpatialTransformer(long in_channels, long n_heads, long d_head, long context_dim, long groups, int depth = 1) : base("SpatialTransformer")
        {
            var inner_dim = n_heads * d_head;
            norm = GroupNorm(groups, in_channels, eps: 1e-6);
            proj_in = Conv2d(in_channels, inner_dim, 1);
            transformer_blocks = new(Enumerable.Range(0, depth).Select(_ => new BasicTransformerBlock(inner_dim, n_heads, d_head, context_dim)).ToArray());
            proj_out = Conv2d(inner_dim, in_channels, 1);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x, Tensor context)
        {
            var (b, c, h, w) = (x.shape[0], x.shape[1], x.shape[2], x.shape[3]);
            var y = proj_in.call(norm.call(x));
            y = y.flatten(2).transpose(1, 2);
            foreach (var block in transformer_blocks)
                y = block.call(y, context);
            return proj_out.call(y.transpose(1, 2).view(b, c, h, w)) + x;
        }
    }

    private sealed class BasicTransformerBlock : Module<Tensor, Tensor, Tensor>
    {
        private readonly CrossAttention attn1, attn2;
        private readonly FeedForward ff;
        private readonly LayerNorm norm1, norm2, norm3;

        public BasicTransformerBlock(long dim, long n_heads, long d_head, long context_dim) : base("BasicTransformerBlock")
        {
            attn1 = new CrossAttention(dim, null, n_heads, d_head);
            ff = new FeedForward(dim);
            attn2 = new CrossAttention(dim, context_dim, n_heads, d_head);
            (norm1, norm2, norm3) = (LayerNorm(dim), LayerNorm(dim), LayerNorm(dim));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x, Tensor context)
        {
            var y = norm1.call(x);
            x = attn1.call(y, y) + x;
            x = attn2.call(norm2.call(x), context) + x;
            return ff.call(norm3.call(x)) + x;
        }
    }

    private sealed class FeedForward : Module<Tensor, Tensor>
    {
        private readonly Linear proj, project_out;

        public FeedForward(long dim, long mult = 4) : base("FeedForward")
        {
            proj = Linear(dim, dim * mult * 2);
            project_out = Linear(dim * mult, dim);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var halves = proj.call(x).chunk(2, dim: -1);
            return project_out.call(halves[0] * functional.gelu(halves[1]));
        }
    }

    private sealed class CrossAttention : Module<Tensor, Tensor, Tensor>
    {
        private readonly Linear to_q, to_k, to_v;
        private readonly Sequential to_out;
        private readonly long heads;
        private readonly double scale;

        public CrossAttention(long query_dim, long? context_dim, long heads, long dim_head) : base("CrossAttention")
        {
            var inner_dim = dim_head * heads;
            (this.heads, scale) = (heads, Math.Pow(dim_head, -0.5));
            to_q = Linear(query_dim, inner_dim, hasBias: false);
            to_k = Linear(context_dim ?? query_dim, inner_dim, hasBias: false);
            to_v = Linear(context_dim ?? query_dim, inner_dim, hasBias: false);
            to_out = Sequential(Linear(inner_dim, query_dim), Dropout(0));
            RegisterComponents();
        }

        private Tensor Split(Tensor x) => x.view(x.shape[0], x.shape[1], heads, -1).transpose(1, 2);

        public override Tensor forward(Tensor x, Tensor context)
        {
            var (q, k, v) = (Split(to_q.call(x)), Split(to_k.call(context)), Split(to_v.call(context)));
            var sim = torch.matmul(q, k.transpose(-2, -1)) * scale;
            var y = torch.matmul(functional.softmax(sim, dim: -1), v);
            return to_out.call(y.transpose(1, 2).flatten(2));
        }
    }
}
