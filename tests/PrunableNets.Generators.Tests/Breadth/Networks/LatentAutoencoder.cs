// expect: parameters 144631, macs 61886464, groups 30, gates 564, notes 0
// The autoencoder of latent diffusion (Rombach et al. 2022): group norms, swish, padding at two sides, attention in the middle.
[Prunable("3x32x32")]
public sealed partial class LatentAutoencoder : Module<Tensor, Tensor>
{
    private const double ScaleFactor = 0.18215;
    private readonly Coder encoder, decoder;
    private readonly Conv2d quant_conv, post_quant_conv;

    public LatentAutoencoder(int ch = 16, int z_channels = 4, int embed_dim = 4) : base("AutoencoderKL")
    {
        int[] ch_mult = [1, 2];
        encoder = new Encoder(3, 2 * z_channels, ch, ch_mult);
        decoder = new Decoder(z_channels, 3, ch, ch_mult);
        quant_conv = Conv2d(2 * z_channels, 2 * embed_dim, 1);
        post_quant_conv = Conv2d(embed_dim, z_channels, 1);
        RegisterComponents();
    }

    /// <summary>The mean of the posterior; its mode, as it is normal.</summary>
    private Tensor Encode(Tensor x) => torch.chunk(quant_conv.call(encoder.call(x)), 2, dim: 1)[0] * ScaleFactor;

    public override Tensor forward(Tensor x) => decoder.call(post_quant_conv.call(1.0 / ScaleFactor * Encode(x)));

    private static Tensor Swish(Tensor x) => x * torch.sigmoid(x);

    private static GroupNorm Normalize(long in_channels) => GroupNorm(num_groups: 8, num_channels: in_channels, eps: 1e-6, affine: true);

    /// <summary>What the two ways have in common: a convolution, levels, the middle, the end.</summary>
    private abstract class Coder : Module<Tensor, Tensor>
    {
        protected readonly Sequential levels, mid;
        private readonly Conv2d conv_in, conv_out;
        private readonly GroupNorm norm_out;

        protected Coder(string name, (int Input, int First) begin, (int Last, int Output) end, int middle, IEnumerable<Module<Tensor, Tensor>> levels) : base(name)
        {
            conv_in = Conv2d(begin.Input, begin.First, 3, 1, 1);
            this.levels = Sequential(levels);
            mid = Sequential(new ResnetBlock(middle, middle), new AttnBlock(middle), new ResnetBlock(middle, middle));
            norm_out = Normalize(end.Last);
            conv_out = Conv2d(end.Last, end.Output, 3, 1, 1);
        }

        protected abstract Tensor Body(Tensor h);

        public sealed override Tensor forward(Tensor x) => conv_out.call(Swish(norm_out.call(Body(conv_in.call(x)))));
    }

    private sealed class Encoder : Coder
    {
        public Encoder(int input, int output, int ch, int[] mult) : base(nameof(Encoder), (input, ch), (ch * mult[^1], output), ch * mult[^1], Levels(ch, mult)) => RegisterComponents();

        private static IEnumerable<Module<Tensor, Tensor>> Levels(int ch, int[] mult)
        {
            for (var (level, width) = (0, ch); level < mult.Length; width = ch * mult[level++])
            {
                yield return new ResnetBlock(width, ch * mult[level]);
                if (level < mult.Length - 1)
                    yield return Sequential(ZeroPad2d((0, 1, 0, 1)), Conv2d(ch * mult[level], ch * mult[level], kernel_size: 3, stride: 2));
            }
        }

        protected override Tensor Body(Tensor h) => mid.call(levels.call(h));
    }

    private sealed class Decoder : Coder
    {
        public Decoder(int input, int output, int ch, int[] mult) : base(nameof(Decoder), (input, ch * mult[^1]), (ch * mult[0], output), ch * mult[^1], Levels(ch, mult)) => RegisterComponents();

        private static IEnumerable<Module<Tensor, Tensor>> Levels(int ch, int[] mult)
        {
            var previous = ch * mult[^1];
            for (var level = mult.Length - 1; level >= 0; previous = ch * mult[level--])
            {
                yield return new ResnetBlock(previous, ch * mult[level]);
                if (level > 0)
                    yield return Sequential(Upsample(scale_factor: [2.0, 2.0]), Conv2d(ch * mult[level], ch * mult[level], 3, 1, 1));
            }
        }

        protected override Tensor Body(Tensor h) => levels.call(mid.call(h));
    }

    private sealed class ResnetBlock : Module<Tensor, Tensor>
    {
        private readonly GroupNorm norm1, norm2;
        private readonly Conv2d conv1, conv2;
        private readonly Conv2d? nin_shortcut;

        public ResnetBlock(int input, int output) : base(nameof(ResnetBlock))
        {
            (norm1, conv1, norm2, conv2) = (Normalize(input), Conv2d(input, output, 3, 1, 1), Normalize(output), Conv2d(output, output, 3, 1, 1));
            nin_shortcut = input == output ? null : Conv2d(input, output, 1);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) =>
            (nin_shortcut is null ? x : nin_shortcut.call(x)) + conv2.call(Swish(norm2.call(conv1.call(Swish(norm1.call(x))))));
    }

    private sealed class AttnBlock : Module<Tensor, Tensor>
    {
        private readonly GroupNorm norm;
        private readonly Conv2d q, k, v, proj_out;

        public AttnBlock(int width) : base(nameof(AttnBlock))
        {
            norm = Normalize(width);
            (q, k, v, proj_out) = (Conv2d(width, width, 1), Conv2d(width, width, 1), Conv2d(width, width, 1), Conv2d(width, width, 1));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var h_ = norm.call(x);
            var (b, c, h, w) = (x.shape[0], x.shape[1], x.shape[2], x.shape[3]);
            var query = q.call(h_).reshape(b, c, h * w).permute(0, 2, 1);
            var w_ = functional.softmax(torch.bmm(query, k.call(h_).reshape(b, c, h * w)) * Math.Pow(c, -0.5), dim: 2);
            h_ = torch.bmm(v.call(h_).reshape(b, c, h * w), w_.permute(0, 2, 1)).reshape(b, c, h, w);
            return x + proj_out.call(h_);
        }
    }
}
