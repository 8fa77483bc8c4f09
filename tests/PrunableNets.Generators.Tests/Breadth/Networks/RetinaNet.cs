// expect: parameters 130179, macs 7369968, groups 19, gates 536, notes 0
// RetinaNet (Lin et al. 2017): a residual backbone, a feature pyramid from P3 to P7, and two subnets that all levels share.
[Prunable("3x64x64")]
public sealed partial class RetinaNet : Module<Tensor, Tensor>
{
    private const int Anchors = 3;
    private readonly int classes;
    private readonly Body body;
    private readonly Pyramid fpn;
    private readonly Sequential regression_head, classification_head;

    public RetinaNet(int classes = 5, int feature_size = 24) : base(nameof(RetinaNet))
    {
        this.classes = classes;
        body = new Body(16, out var widths);
        fpn = new Pyramid(widths, feature_size);
        regression_head = Subnet(feature_size, 4 * Anchors);
        classification_head = Subnet(feature_size, classes * Anchors);
        RegisterComponents();
    }

    private static Sequential Subnet(long width, long outputs, int depth = 2)
    {
        IEnumerable<Module<Tensor, Tensor>> Layers()
        {
            for (var i = 0; i < depth; i++)
            {
                yield return Conv2d(width, width, 3, padding: 1);
                yield return ReLU();
            }
            yield return Conv2d(width, outputs, 3, padding: 1);
        }
        return Sequential(Layers());
    }

    public override Tensor forward(Tensor x)
    {
        var (c3, c4, c5) = body.call(x);
        var levels = fpn.call(c3, c4, c5);
        Tensor Flat(Tensor map, int columns) => map.permute(0, 2, 3, 1).contiguous().view(map.shape[0], -1, columns);
        var boxes = torch.cat(levels.Select(l => Flat(regression_head.call(l), 4)).ToArray(), 1);
        var scores = torch.cat(levels.Select(l => Flat(classification_head.call(l), classes)).ToArray(), 1);
        return torch.cat(new[] { boxes, scores.sigmoid() }, -1);
    }

    private sealed class Body : Module<Tensor, (Tensor C3, Tensor C4, Tensor C5)>
    {
        private readonly Sequential stem;
        private readonly Residual layer1, layer2, layer3, layer4;

        public Body(long width, out long[] widths) : base(nameof(Body))
        {
            widths = [width * 3 / 2, width * 2, width * 3];
            stem = Sequential(Conv2d(3, width, 7, stride: 2, padding: 3, bias: false), BatchNorm2d(width), ReLU(), MaxPool2d(3, stride: 2, padding: 1));
            layer1 = new Residual(width, width, 1);
            layer2 = new Residual(width, widths[0], 2);
            layer3 = new Residual(widths[0], widths[1], 2);
            layer4 = new Residual(widths[1], widths[2], 2);
            RegisterComponents();
        }

        public override (Tensor C3, Tensor C4, Tensor C5) forward(Tensor x)
        {
            var c3 = layer2.call(layer1.call(stem.call(x)));
            var c4 = layer3.call(c3);
            return (c3, c4, layer4.call(c4));
        }
    }

    private sealed class Residual : Module<Tensor, Tensor>
    {
        private readonly Sequential main;
        private readonly Sequential? downsample;

        public Residual(long input, long output, int stride) : base(nameof(Residual))
        {
            main = Sequential(
                Conv2d(input, output, 3, stride, 1, bias: false), BatchNorm2d(output), ReLU(),
                Conv2d(output, output, 3, 1, 1, bias: false), BatchNorm2d(output));
            if (stride > 1 || input != output)
                downsample = Sequential(Conv2d(input, output, 1, stride, bias: false), BatchNorm2d(output));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => functional.relu(main.call(x) + (downsample?.call(x) ?? x));
    }

    private sealed class Pyramid : Module<Tensor, Tensor, Tensor, List<Tensor>>
    {
        private readonly Conv2d p5_1, p5_2, p4_1, p4_2, p3_1, p3_2, p6, p7;
        private readonly Upsample twice = Upsample(scale_factor: [2.0, 2.0], mode: UpsampleMode.Nearest);

        public Pyramid(long[] widths, long size) : base(nameof(Pyramid))
        {
            if (widths is not [var c3, var c4, var c5])
                throw new ArgumentException("three levels are expected", nameof(widths));
            (p5_1, p4_1, p3_1) = (Conv2d(c5, size, 1), Conv2d(c4, size, 1), Conv2d(c3, size, 1));
            (p5_2, p4_2, p3_2) = (Conv2d(size, size, 3, padding: 1), Conv2d(size, size, 3, padding: 1), Conv2d(size, size, 3, padding: 1));
            p6 = Conv2d(c5, size, 3, stride: 2, padding: 1);
            p7 = Conv2d(size, size, 3, stride: 2, padding: 1);
            RegisterComponents();
        }

        public override List<Tensor> forward(Tensor c3, Tensor c4, Tensor c5)
        {
            var top = p5_1.call(c5);
            var middle = p4_1.call(c4) + twice.call(top);
            var low = p3_1.call(c3) + twice.call(middle);
            var sixth = p6.call(c5);
            return [p3_2.call(low), p4_2.call(middle), p5_2.call(top), sixth, p7.call(functional.relu(sixth))];
        }
    }
}
