// expect: parameters 86588, macs 3907712, groups 27, gates 994, notes 0
// MobileViT (Mehta and Rastegari 2022) in small: inverted residuals, and transformers over patches that are unfolded and folded again.
[Prunable("3x32x32")]
public sealed partial class MobileVitLite : Module<Tensor, Tensor>
{
    private readonly Sequential stages;
    private readonly Linear fc;

    public MobileVitLite(int num_classes = 10) : base("MobileViT")
    {
        var builder = new Builder(3);
        stages = builder
            .ConvBn(12, kernel: 3, stride: 2).Mv2(16)
            .Mv2(24, stride: 2).Mv2(24)
            .Vit(dim: 28, depth: 2)
            .Mv2(32, stride: 2)
            .Vit(dim: 36, depth: 1)
            .ConvBn(64, kernel: 1)
            .Build(out var channels);
        fc = Linear(channels, num_classes, hasBias: false);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        x = stages.call(x);
        return fc.call(functional.avg_pool2d(x, x.shape[2]).view(-1, x.shape[1]));
    }

    /// <summary>Collects layers and knows their channels.</summary>
    private sealed class Builder(long input)
    {
        private readonly List<Module<Tensor, Tensor>> layers = [];
        private long channels = input;

        public Builder ConvBn(long output, int kernel, int stride = 1) => Add(MobileVitLite.ConvBn(channels, output, kernel, stride), output);

        public Builder Mv2(long output, int stride = 1) => Add(new Mv2Block(channels, output, stride), output);

        public Builder Vit(long dim, int depth) => Add(new MobileVitBlock(dim, depth, channels, patch: (2, 2), mlp_dim: dim * 2), channels);

        public Sequential Build(out long output)
        {
            output = channels;
            return Sequential(layers);
        }

        private Builder Add(Module<Tensor, Tensor> layer, long output)
        {
            layers.Add(layer);
            channels = output;
            return this;
        }
    }

    private static Sequential ConvBn(long inp, long oup, int kernel, int stride = 1, long groups = 1) =>
        Sequential(Conv2d(inp, oup, kernel, stride, kernel / 2, groups: groups, bias: false), BatchNorm2d(oup), SiLU());

    private sealed class Mv2Block : Module<Tensor, Tensor>
    {
        private readonly Sequential conv;
        private readonly bool use_res_connect;

        public Mv2Block(long inp, long oup, int stride = 1, int expansion = 4) : base("MV2Block")
        {
            var hidden = inp * expansion;
            use_res_connect = (stride, inp) == (1, oup);
            conv = Sequential(ConvBn(inp, hidden, 1), ConvBn(hidden, hidden, 3, stride, hidden), Conv2d(hidden, oup, 1, bias: false), BatchNorm2d(oup));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => use_res_connect ? x + conv.call(x) : conv.call(x);
    }

    private sealed class Transformer : Module<Tensor, Tensor>
    {
        private readonly LayerNorm norm1;
        private readonly Linear to_qkv, to_out;
        private readonly Sequential ff;
        private readonly long heads, dim_head;

        public Transformer(long dim, long heads, long dim_head, long mlp_dim) : base(nameof(Transformer))
        {
            (this.heads, this.dim_head) = (heads, dim_head);
            (norm1, to_qkv, to_out) = (LayerNorm(dim), Linear(dim, heads * dim_head * 3, hasBias: false), Linear(heads * dim_head, dim));
            ff = Sequential(LayerNorm(dim), Linear(dim, mlp_dim), SiLU(), Dropout(0.0), Linear(mlp_dim, dim), Dropout(0.0));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var (b, p, n) = (x.shape[0], x.shape[1], x.shape[2]);
            var qkv = to_qkv.call(norm1.call(x)).chunk(3, dim: -1).Select(t => t.view(b, p, n, heads, dim_head).permute(0, 1, 3, 2, 4)).ToList();
            var dots = torch.matmul(qkv[0], qkv[1].transpose(-1, -2)) * Math.Pow(dim_head, -0.5);
            x = to_out.call(torch.matmul(dots.softmax(-1), qkv[2]).permute(0, 1, 3, 2, 4).flatten(3)) + x;
            return ff.call(x) + x;
        }
    }

    private sealed class MobileVitBlock : Module<Tensor, Tensor>
    {
        private readonly (long H, long W) patch;
        private readonly Sequential local, transformer, conv3, conv4;

        public MobileVitBlock(long dim, int depth, long channel, (long, long) patch, long mlp_dim) : base("MobileViTBlock")
        {
            this.patch = patch;
            local = Sequential(ConvBn(channel, channel, 3), Conv2d(channel, dim, 1, bias: false), BatchNorm2d(dim), SiLU());
            transformer = Sequential(Enumerable.Repeat(0, depth).Select(_ => new Transformer(dim, heads: 2, dim_head: 8, mlp_dim)));
            conv3 = ConvBn(dim, channel, 1);
            conv4 = ConvBn(2 * channel, channel, 3);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var y = local.call(x);
            var (b, d, h, w) = (y.shape[0], y.shape[1], y.shape[2] / patch.H, y.shape[3] / patch.W);
            y = y.view(b, d, h, patch.H, w, patch.W).permute(0, 3, 5, 2, 4, 1).reshape(b, patch.H * patch.W, h * w, d);
            y = transformer.call(y).view(b, patch.H, patch.W, h, w, d).permute(0, 5, 3, 1, 4, 2).reshape(b, d, h * patch.H, w * patch.W);
            return conv4.call(torch.cat([x, conv3.call(y)], 1));
        }
    }
}
