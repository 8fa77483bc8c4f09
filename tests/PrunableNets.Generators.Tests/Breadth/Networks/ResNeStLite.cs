// expect: parameters 19106, macs 2468384, groups 8, gates 240, notes 0
// ResNeSt (Zhang et al. 2020): split attention over radix and cardinality, average pools before strides and in shortcuts, a deep stem.
[Prunable("3x32x32")]
public sealed partial class ResNeStLite : Module<Tensor, Tensor>
{
    private readonly Sequential conv1;
    private readonly BatchNorm2d bn1;
    private readonly ReLU relu = ReLU(inplace: true);
    private readonly Sequential layer1, layer2;
    private readonly AdaptiveAvgPool2d avgpool = AdaptiveAvgPool2d((1, 1));
    private readonly Linear fc;
    private long inplanes;

    public ResNeStLite(int radix = 2, int groups = 2, int num_classes = 10, int stem_width = 8) : base("ResNeSt")
    {
        conv1 = Sequential(
            Conv2d(3, stem_width, kernel_size: 3, stride: 2, padding: 1, bias: false), BatchNorm2d(stem_width), ReLU(inplace: true),
            Conv2d(stem_width, stem_width, kernel_size: 3, stride: 1, padding: 1, bias: false), BatchNorm2d(stem_width), ReLU(inplace: true),
            Conv2d(stem_width, stem_width * 2, kernel_size: 3, stride: 1, padding: 1, bias: false));
        inplanes = stem_width * 2;
        bn1 = BatchNorm2d(inplanes);
        layer1 = make_layer(16, 1, stride: 1);
        layer2 = make_layer(24, 2, stride: 2);
        fc = Linear(inplanes, num_classes);
        RegisterComponents();

        Sequential make_layer(long planes, int blocks, int stride)
        {
            var layers = new Queue<Module<Tensor, Tensor>>();
            while (layers.Count < blocks)
            {
                layers.Enqueue(new Bottleneck(inplanes, planes, layers.Count == 0 ? stride : 1, radix, groups));
                inplanes = planes * Bottleneck.expansion;
            }
            return Sequential(layers.ToArray());
        }
    }

    public override Tensor forward(Tensor x)
    {
        x = relu.call(bn1.call(conv1.call(x)));
        x = layer2.call(layer1.call(x));
        x = torch.flatten(avgpool.call(x), 1);
        return fc.call(x);
    }

    private sealed class Bottleneck : Module<Tensor, Tensor>
    {
        internal const int expansion = 2;
        private readonly Sequential conv1, conv3;
        private readonly SplAtConv2d conv2;
        private readonly AvgPool2d? avd_layer;
        private readonly Sequential? downsample;

        public Bottleneck(long inplanes, long planes, int stride, int radix, int cardinality) : base(nameof(Bottleneck))
        {
            conv1 = Sequential(Conv2d(inplanes, planes, kernel_size: 1, bias: false), BatchNorm2d(planes), ReLU(inplace: true));
            avd_layer = stride > 1 ? AvgPool2d(3, stride, padding: 1) : null;
            conv2 = new SplAtConv2d(planes, planes, radix, cardinality);
            conv3 = Sequential(Conv2d(planes, planes * expansion, kernel_size: 1, bias: false), BatchNorm2d(planes * expansion));
            if (stride != 1 || inplanes != planes * expansion)
                downsample = Sequential(
                    AvgPool2d(kernel_size: stride, stride: stride, ceil_mode: true, count_include_pad: false),
                    Conv2d(inplanes, planes * expansion, kernel_size: 1, stride: 1, bias: false), BatchNorm2d(planes * expansion));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var residual = downsample is null ? x : downsample.call(x);
            var y = conv2.call(conv1.call(x));
            if (avd_layer != null)
                y = avd_layer.call(y);
            return functional.relu(conv3.call(y).add_(residual));
        }
    }

    private sealed class SplAtConv2d : Module<Tensor, Tensor>
    {
        private readonly int radix, cardinality;
        private readonly Conv2d conv, fc1, fc2;
        private readonly BatchNorm2d bn0, bn1;

        public SplAtConv2d(long in_channels, long channels, int radix, int groups, int reduction_factor = 2) : base(nameof(SplAtConv2d))
        {
            (this.radix, cardinality) = (radix, groups);
            var inter_channels = Math.Max(in_channels * radix / reduction_factor, 8);
            conv = Conv2d(in_channels, channels * radix, 3, padding: 1, groups: groups * radix, bias: false);
            bn0 = BatchNorm2d(channels * radix);
            fc1 = Conv2d(channels, inter_channels, 1, groups: cardinality);
            bn1 = BatchNorm2d(inter_channels);
            fc2 = Conv2d(inter_channels, channels * radix, 1, groups: cardinality);
            RegisterComponents();
        }

        private Tensor rSoftMax(Tensor x)
        {
            var batch = x.size(0);
            if (radix == 1)
                return torch.sigmoid(x);
            x = x.view(batch, cardinality, radix, -1).transpose(1, 2);
            x = functional.softmax(x, dim: 1);
            return x.reshape(batch, -1);
        }

        public override Tensor forward(Tensor x)
        {
            x = functional.relu(bn0.call(conv.call(x)), inplace: true);
            var (batch, rchannel) = (x.shape[0], x.shape[1]);
            var splits = x.split(rchannel / radix, dim: 1);
            var gap = splits.Aggregate((a, b) => a + b);
            gap = functional.adaptive_avg_pool2d(gap, 1);
            gap = functional.relu(bn1.call(fc1.call(gap)), inplace: true);
            var atten = rSoftMax(fc2.call(gap)).view(batch, -1, 1, 1);
            var attens = torch.split(atten, Enumerable.Repeat(rchannel / radix, radix).ToArray(), dim: 1);
            return attens.Zip(splits, (att, split) => att * split).Aggregate(torch.add).contiguous();
        }
    }
}
