// expect: parameters 50406, macs 1218208, groups 20, gates 844, notes 0
// Fast-SCNN (Poudel et al. 2019): learning to downsample, global features with pyramid pooling, fusion of two resolutions, generic blocks.
[Prunable("3x64x64")]
public sealed partial class FastScnn : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> learning_to_downsample, global_feature_extractor, classifier;
    private readonly FusionModule feature_fusion;

    public FastScnn(int num_classes = 6) : base(nameof(FastScnn))
    {
        learning_to_downsample = Sequential(ConvBn(3, 12, 3, stride: 2, padding: 1), Separable(12, 16, 2), Separable(16, 24, 2));
        global_feature_extractor = Sequential(
            Repeat<InvertedResidual>(1, _ => new(24, 24, t: 3)),
            Repeat<InvertedResidual>(2, first => new(first ? 24 : 32, 32, first ? 2 : 1, t: 3)),
            Repeat<InvertedResidual>(2, first => new(first ? 32 : 40, 40, stride: 1, t: 3)),
            new PyramidPooling(40, 40, (1, 2, 3, 6)));
        feature_fusion = new FusionModule(24, 40, 40, scale: 4);
        classifier = Sequential(Separable(40, 40), Separable(40, 40), Dropout(0.1), Conv2d(40, num_classes, 1));
        RegisterComponents();
    }

    private static Sequential Repeat<TBlock>(int count, Func<bool, TBlock> create) where TBlock : Module<Tensor, Tensor>
    {
        var blocks = new Module<Tensor, Tensor>[count];
        for (var i = 0; i < count; i++)
            blocks[i] = create(i == 0);
        return Sequential(blocks);
    }

    private static Sequential ConvBn(long input, long output, long kernel, long stride = 1, long padding = 0, long groups = 1) =>
        Sequential(Conv2d(input, output, kernel, stride, padding, groups: groups, bias: false), BatchNorm2d(output), ReLU(true));

    private static Sequential Separable(long input, long output, long stride = 1) =>
        Sequential(ConvBn(input, input, 3, stride, 1, groups: input), ConvBn(input, output, 1));

    public override Tensor forward(Tensor x)
    {
        var size = (H: x.shape[2], W: x.shape[3]);
        var higher = learning_to_downsample.call(x);
        x = global_feature_extractor.call(higher);
        x = feature_fusion.call(higher, x);
        x = classifier.call(x);
        return Resize(x, size);
    }

    private static Tensor Resize(Tensor x, (long H, long W) size) =>
        functional.interpolate(x, new[] { size.H, size.W }, mode: InterpolationMode.Bilinear, align_corners: true);

    private sealed class InvertedResidual : Module<Tensor, Tensor>
    {
        private readonly bool use_shortcut;
        private readonly Sequential block;

        public InvertedResidual(long input, long output, long stride = 2, long t = 6) : base(nameof(InvertedResidual))
        {
            use_shortcut = stride == 1 && input == output;
            block = Sequential(ConvBn(input, input * t, 1), ConvBn(input * t, input * t, 3, stride, 1, input * t), Conv2d(input * t, output, 1, bias: false), BatchNorm2d(output));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var y = block.call(x);
            if (use_shortcut)
                y = x + y;
            return y;
        }
    }

    private sealed class PyramidPooling : Module<Tensor, Tensor>
    {
        private readonly Sequential conv1, conv2, conv3, conv4, @out;
        private readonly (int, int, int, int) sizes;

        public PyramidPooling(long input, long output, (int, int, int, int) sizes) : base(nameof(PyramidPooling))
        {
            this.sizes = sizes;
            var inter = input / 4;
            (conv1, conv2, conv3, conv4) = (ConvBn(input, inter, 1), ConvBn(input, inter, 1), ConvBn(input, inter, 1), ConvBn(input, inter, 1));
            @out = ConvBn(input * 2, output, 1);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var size = (x.shape[2], x.shape[3]);
            Tensor Pool(Sequential conv, int bins) => Resize(conv.call(functional.adaptive_avg_pool2d(x, (bins, bins))), size);
            var (s1, s2, s3, s4) = sizes;
            return @out.call(torch.cat([x, Pool(conv1, s1), Pool(conv2, s2), Pool(conv3, s3), Pool(conv4, s4)], dim: 1));
        }
    }

    private sealed class FusionModule : Module<Tensor, Tensor, Tensor>
    {
        private readonly double scale;
        private readonly Sequential dwconv, conv_lower_res, conv_higher_res;

        public FusionModule(long higher, long lower, long output, double scale) : base(nameof(FusionModule))
        {
            this.scale = scale;
            dwconv = ConvBn(lower, lower, 3, 1, 1, groups: lower);
            conv_lower_res = Sequential(Conv2d(lower, output, 1), BatchNorm2d(output));
            conv_higher_res = Sequential(Conv2d(higher, output, 1), BatchNorm2d(output));
            RegisterComponents();
        }

        public override Tensor forward(Tensor higher, Tensor lower)
        {
            lower = functional.interpolate(lower, scale_factor: [scale, scale], mode: InterpolationMode.Bilinear, align_corners: true);
            lower = conv_lower_res.call(dwconv.call(lower));
            return functional.relu(conv_higher_res.call(higher) + lower);
        }
    }
}
