// expect: parameters 58624, macs 11276896, groups 8, gates 200, notes 1, float32 alone
// Convolutional block attention (Woo et al. 2018): channel attention over two poolings, spatial attention over mean and max.
[Prunable("3x32x32")]
public sealed partial class CbamResNet : Module<Tensor, Tensor>
{
    private readonly Sequential stem;
    private readonly ModuleDict<Module<Tensor, Tensor>> stages;
    private readonly Linear head;

    public CbamResNet() : base(nameof(CbamResNet))
    {
        stem = Sequential(Conv2d(3, 16, 3, padding: 1, bias: false), BatchNorm2d(16), ReLU());
        stages = new ModuleDict<Module<Tensor, Tensor>>();
        long channels = 16;
        foreach (var (name, width, stride) in new[] { ("low", 16L, 1L), ("mid", 32L, 2L), ("high", 48L, 2L) })
        {
            stages.Add((name, new Block(channels, width, stride)));
            channels = width;
        }
        head = Linear(channels, 10);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        x = stem.call(x);
        foreach (var stage in stages.values())
            x = stage.call(x);
        return head.call(functional.adaptive_avg_pool2d(x, 1).squeeze(-1).squeeze(-1));
    }

    private sealed class ChannelAttention : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> avg_pool = AdaptiveAvgPool2d(1);
        private readonly Module<Tensor, Tensor> max_pool = AdaptiveMaxPool2d([1, 1]);
        private readonly Sequential fc;
        private readonly Module<Tensor, Tensor> sigmoid = Sigmoid();

        public ChannelAttention(long planes, long ratio = 4) : base(nameof(ChannelAttention))
        {
            fc = Sequential(Conv2d(planes, planes / ratio, 1, bias: false), ReLU(), Conv2d(planes / ratio, planes, 1, bias: false));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var avg = fc.call(avg_pool.call(x));
            var max = fc.call(max_pool.call(x));
            return sigmoid.call(avg + max);
        }
    }

    private sealed class SpatialAttention : Module<Tensor, Tensor>
    {
        private readonly Conv2d conv1;

        public SpatialAttention(int kernelSize = 7) : base(nameof(SpatialAttention))
        {
            conv1 = Conv2d(2, 1, kernelSize, padding: kernelSize / 2, bias: false);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var avg = torch.mean(x, new long[] { 1 }, keepdim: true);
            var (max, _) = torch.max(x, 1, keepdim: true);
            return torch.sigmoid(conv1.call(torch.cat([avg, max], 1)));
        }
    }

    private sealed class Block : Module<Tensor, Tensor>
    {
        private readonly Conv2d conv1, conv2;
        private readonly BatchNorm2d bn1, bn2;
        private readonly ChannelAttention ca;
        private readonly SpatialAttention sa;
        private readonly Module<Tensor, Tensor>? downsample;

        public Block(long input, long planes, long stride) : base(nameof(Block))
        {
            conv1 = Conv2d(input, planes, 3, stride, 1, bias: false);
            bn1 = BatchNorm2d(planes);
            conv2 = Conv2d(planes, planes, 3, padding: 1, bias: false);
            bn2 = BatchNorm2d(planes);
            ca = new(planes);
            sa = new();
            if (input != planes || stride > 1)
                downsample = Sequential(("conv", Conv2d(input, planes, 1, stride, bias: false)), ("bn", BatchNorm2d(planes)));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var y = bn2.call(conv2.call(bn1.call(conv1.call(x)).relu_()));
            y = ca.call(y) * y;
            y = sa.call(y) * y;
            return functional.relu(y + (downsample?.call(x) ?? x));
        }
    }
}
