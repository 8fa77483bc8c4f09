// expect: parameters 35690, macs 3433280, groups 15, gates 480, notes 0
// GhostNet (Han et al. 2020): half of the channels by a cheap depthwise convolution of the other half, then cut to the wanted number.
[Prunable("3x64x64")]
public sealed partial class GhostNet : Module<Tensor, Tensor>
{
    private readonly List<long[][]> cfgs =
    [
        [[3, 16, 16, 0, 1]],
        [[3, 48, 24, 0, 2]],
        [[3, 72, 24, 0, 1]],
        [[5, 72, 40, 1, 2], [5, 120, 40, 1, 1]],
    ];

    private readonly Conv2d conv_stem;
    private readonly BatchNorm2d bn1;
    private readonly ReLU act1;
    private readonly Sequential blocks;
    private readonly Conv2d conv_head;
    private readonly Linear classifier;

    public GhostNet(int num_classes = 10, double width = 1.0) : base("GhostNet")
    {
        var output_channel = MakeDivisible(16 * width, 4);
        conv_stem = Conv2d(3, output_channel, 3, 2, 1, bias: false);
        bn1 = BatchNorm2d(output_channel);
        act1 = ReLU(inplace: true);
        var input_channel = output_channel;
        var stages = new List<Module<Tensor, Tensor>>();
        foreach (var cfg in cfgs)
        {
            var layers = new List<Module<Tensor, Tensor>>();
            foreach (var row in cfg)
            {
                if (row is not [var k, var exp_size, var c, var se, var s])
                    throw new ArgumentException("five numbers are needed");
                output_channel = MakeDivisible(c * width, 4);
                layers.Add(new GhostBottleneck(input_channel, MakeDivisible(exp_size * width, 4), output_channel, k, s, se_ratio: se != 0 ? 0.25 : 0));
                input_channel = output_channel;
            }
            stages.Add(Sequential(layers));
        }
        blocks = Sequential(stages);
        conv_head = Conv2d(input_channel, 128, 1, 1, bias: true);
        classifier = Linear(128, num_classes);
        RegisterComponents();
    }

    private static long MakeDivisible(double v, int divisor) => Math.Max(divisor, (long)(v + divisor / 2) / divisor * divisor);

    public override Tensor forward(Tensor x)
    {
        x = act1.call(bn1.call(conv_stem.call(x)));
        x = blocks.call(x);
        x = functional.adaptive_avg_pool2d(x, (1, 1));
        x = functional.relu(conv_head.call(x));
        x = x.view(x.size(0), -1);
        return classifier.call(functional.dropout(x, 0.2, training));
    }

    private sealed class GhostModule : Module<Tensor, Tensor>
    {
        private readonly long oup;
        private readonly Sequential primary_conv, cheap_operation;

        public GhostModule(long inp, long oup, int kernel_size = 1, int ratio = 2, int dw_size = 3, bool relu = true) : base(nameof(GhostModule))
        {
            this.oup = oup;
            var init_channels = (long)Math.Ceiling((double)oup / ratio);
            var new_channels = init_channels * (ratio - 1);
            Module<Tensor, Tensor> act() => relu ? ReLU(inplace: true) : Sequential();
            primary_conv = Sequential(Conv2d(inp, init_channels, kernel_size, 1, kernel_size / 2, bias: false), BatchNorm2d(init_channels), act());
            cheap_operation = Sequential(Conv2d(init_channels, new_channels, dw_size, 1, dw_size / 2, groups: init_channels, bias: false), BatchNorm2d(new_channels), act());
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var x1 = primary_conv.call(x);
            var x2 = cheap_operation.call(x1);
            var @out = torch.cat(new[] { x1, x2 }, dim: 1);
            return @out[TensorIndex.Colon, TensorIndex.Slice(null, oup), TensorIndex.Colon, TensorIndex.Colon];
        }
    }

    private sealed class SqueezeExcite : Module<Tensor, Tensor>
    {
        private readonly Conv2d conv_reduce, conv_expand;

        public SqueezeExcite(long in_chs, double se_ratio) : base(nameof(SqueezeExcite))
        {
            var reduced = MakeDivisible(in_chs * se_ratio, 4);
            conv_reduce = Conv2d(in_chs, reduced, 1, bias: true);
            conv_expand = Conv2d(reduced, in_chs, 1, bias: true);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var x_se = functional.adaptive_avg_pool2d(x, 1);
            x_se = conv_expand.call(functional.relu(conv_reduce.call(x_se)));
            return x * (functional.relu6(x_se + 3.0) / 6.0);
        }
    }

    private sealed class GhostBottleneck : Module<Tensor, Tensor>
    {
        private readonly long stride;
        private readonly GhostModule ghost1, ghost2;
        private readonly Conv2d? conv_dw;
        private readonly BatchNorm2d? bn_dw;
        private readonly SqueezeExcite? se;
        private readonly Sequential shortcut;

        public GhostBottleneck(long in_chs, long mid_chs, long out_chs, long dw_kernel = 3, long stride = 1, double se_ratio = 0.0) : base(nameof(GhostBottleneck))
        {
            this.stride = stride;
            ghost1 = new GhostModule(in_chs, mid_chs, relu: true);
            if (stride > 1)
            {
                conv_dw = Conv2d(mid_chs, mid_chs, dw_kernel, stride: stride, padding: (dw_kernel - 1) / 2, groups: mid_chs, bias: false);
                bn_dw = BatchNorm2d(mid_chs);
            }
            se = se_ratio > 0 ? new SqueezeExcite(mid_chs, se_ratio) : null;
            ghost2 = new GhostModule(mid_chs, out_chs, relu: false);
            shortcut = in_chs == out_chs && stride == 1
                ? Sequential()
                : Sequential(
                    Conv2d(in_chs, in_chs, dw_kernel, stride: stride, padding: (dw_kernel - 1) / 2, groups: in_chs, bias: false), BatchNorm2d(in_chs),
                    Conv2d(in_chs, out_chs, 1, stride: 1, bias: false), BatchNorm2d(out_chs));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var residual = x;
            x = ghost1.call(x);
            if (stride > 1)
            {
                x = conv_dw!.call(x);
                x = bn_dw!.call(x);
            }
            if (se != null)
                x = se.call(x);
            x = ghost2.call(x);
            return x + shortcut.call(residual);
        }
    }
}
