// expect: parameters 58164, macs 3576448, groups 17, gates 336, notes 0
// BiSeNet (Yu et al. 2018) in small: a spatial and a context path, attention refinement, feature fusion; layers are put together by an operator.
[Prunable("3x64x64")]
public sealed partial class BiSeNetLite : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> spatial_path, stage8, stage16, stage32, head;
    private readonly AttentionRefinement arm16, arm32;
    private readonly Module<Tensor, Tensor> global_context, refine16, refine32;
    private readonly FeatureFusion ffm;

    public BiSeNetLite(long n_classes = 5) : base("BiSeNet")
    {
        spatial_path = Chain.Empty + Layers.ConvBnRelu(3, 12, k: 7, s: 2) + Layers.ConvBnRelu(12, 12, s: 2) + Layers.ConvBnRelu(12, 16, s: 2) + Layers.ConvBnRelu(16, 24, k: 1);
        stage8 = Chain.Empty + Layers.ConvBnRelu(3, 8, s: 2) + MaxPool2d(3, stride: 2, padding: 1) + Layers.ConvBnRelu(8, 16, s: 2);
        stage16 = Chain.Empty + Layers.ConvBnRelu(16, 24, s: 2) + Layers.ConvBnRelu(24, 24);
        stage32 = Chain.Empty + Layers.ConvBnRelu(24, 32, s: 2) + Layers.ConvBnRelu(32, 40);
        arm16 = new AttentionRefinement(24, 16);
        arm32 = new AttentionRefinement(40, 16);
        global_context = Layers.ConvBnRelu(40, 16, k: 1);
        refine16 = Layers.ConvBnRelu(16, 16);
        refine32 = Layers.ConvBnRelu(16, 16);
        ffm = new FeatureFusion(24 + 16, 32);
        head = Chain.Empty + Layers.ConvBnRelu(32, 24) + Dropout(0.1) + Conv2d(24, n_classes, 1, bias: false);
        RegisterComponents();
    }

    private Tensor ContextPath(Tensor x)
    {
        var f8 = stage8.call(x);
        var f16 = stage16.call(f8);
        var f32 = stage32.call(f16);
        var avg = global_context.call(f32.mean([2, 3], keepdim: true));
        var up32 = refine32.call((arm32.call(f32) + avg).ResizeAs(f16));
        return refine16.call((arm16.call(f16) + up32).ResizeAs(f8));
    }

    public override Tensor forward(Tensor x)
    {
        var fused = ffm.call(spatial_path.call(x), ContextPath(x));
        return head.call(fused).ResizeAs(x, InterpolationMode.Bilinear);
    }

    private sealed class AttentionRefinement : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> conv;
        private readonly Conv2d conv_atten;
        private readonly BatchNorm2d bn_atten;

        public AttentionRefinement(long input, long output) : base(nameof(AttentionRefinement))
        {
            conv = Layers.ConvBnRelu(input, output);
            conv_atten = Conv2d(output, output, 1, bias: false);
            bn_atten = BatchNorm2d(output);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var feat = conv.call(x);
            return feat.mul(bn_atten.call(conv_atten.call(functional.avg_pool2d(feat, (feat.size(2), feat.size(3))))).sigmoid());
        }
    }

    private sealed class FeatureFusion : Module<Tensor, Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> convblk;
        private readonly Module<Tensor, Tensor> attention;

        public FeatureFusion(long input, long output) : base(nameof(FeatureFusion))
        {
            convblk = Layers.ConvBnRelu(input, output, k: 1);
            attention = Chain.Empty + AdaptiveAvgPool2d(1) + Conv2d(output, output / 4, 1, bias: false) + ReLU() + Conv2d(output / 4, output, 1, bias: false) + Sigmoid();
            RegisterComponents();
        }

        public override Tensor forward(Tensor fsp, Tensor fcp)
        {
            var feat = convblk.call(torch.cat([fsp, fcp], dim: 1));
            return feat + feat * attention.call(feat);
        }
    }
}

/// <summary>Layers one after the other, added by <c>+</c>.</summary>
internal sealed class Chain
{
    private readonly Module<Tensor, Tensor>[] layers;

    private Chain(params Module<Tensor, Tensor>[] layers) => this.layers = layers;

    public static Chain Empty => new();

    public static Chain operator +(Chain chain, Module<Tensor, Tensor> next) => new([.. chain.layers, next]);

    public static implicit operator Module<Tensor, Tensor>(Chain chain) => Sequential(chain.layers);
}

internal static class Layers
{
    public static Sequential ConvBnRelu(long input, long output, int k = 3, int s = 1) =>
        Sequential(Conv2d(input, output, k, stride: s, padding: k / 2, bias: false), BatchNorm2d(output), ReLU(inplace: true));

    public static Tensor ResizeAs(this Tensor x, Tensor other, InterpolationMode mode = InterpolationMode.Nearest) =>
        functional.interpolate(x, size: other.shape[2..], mode: mode, align_corners: mode == InterpolationMode.Nearest ? null : false);
}
