// expect: parameters 19562, macs 9743616, groups 9, gates 292, notes 0
// Selective kernels (Li et al. 2019): branches are stacked, attention over the branches is a softmax, and they are summed.
[Prunable("3x32x32")]
public sealed partial class SkNet : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> stem, unit1, unit2, head;

    public SkNet() : base(nameof(SkNet))
    {
        stem = Sequential(Conv2d(3, 24, 3, padding: 1), BatchNorm2d(24), ReLU());
        unit1 = new SkUnit(24, 24, 48, M: 2, G: 4, r: 2);
        unit2 = new SkUnit(48, 32, 64, M: 2, G: 8, r: 2, stride: 2);
        head = Sequential(AdaptiveAvgPool2d(1), Flatten(), Linear(64, 10));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => head.call(unit2.call(unit1.call(stem.call(x))));

    private sealed class SkConv : Module<Tensor, Tensor>
    {
        private readonly int m;
        private readonly long features;
        private readonly ModuleList<Sequential> convs;
        private readonly Sequential fc;
        private readonly ModuleList<Conv2d> fcs;
        private readonly Softmax softmax;

        public SkConv(long features, long stride = 1, int M = 2, long G = 32, int r = 16, long L = 32) : base(nameof(SkConv))
        {
            long d = Math.Max(features / r, L);
            (m, this.features) = (M, features);
            convs = new ModuleList<Sequential>();
            for (int i = 0; i < M; i++)
                convs.Add(Sequential(Conv2d(features, features, kernel_size: 3, stride: stride, padding: 1 + i, dilation: 1 + i, groups: G, bias: false), BatchNorm2d(features), ReLU(inplace: true)));
            fc = Sequential(Conv2d(features, d, kernel_size: 1, stride: 1, bias: false), BatchNorm2d(d), ReLU(inplace: true));
            fcs = new ModuleList<Conv2d>();
            for (int i = 0; i < M; i++)
                fcs.Add(Conv2d(d, features, kernel_size: 1, stride: 1));
            softmax = Softmax(dim: 1);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var batch = x.shape[0];
            var feats = convs.Select(conv => conv.call(x)).ToList();
            var f = torch.cat(feats, dim: 1);
            f = f.view(batch, m, features, f.shape[2], f.shape[3]);
            var u = torch.sum(f, dim: 1);
            var s = functional.adaptive_avg_pool2d(u, 1);
            var z = fc.call(s);
            var vectors = torch.cat(fcs.Select(l => l.call(z)).ToList(), dim: 1);
            vectors = vectors.view(batch, m, features, 1, 1);
            vectors = softmax.call(vectors);
            return torch.sum(f * vectors, dim: 1);
        }
    }

    private sealed class SkUnit : Module<Tensor, Tensor>
    {
        private readonly Sequential conv1, conv3, shortcut;
        private readonly Sequential conv2_sk_bn;
        private readonly SkConv conv2_sk;

        public SkUnit(long input, long mid, long output, long stride = 1, int M = 2, long G = 32, int r = 16) : base(nameof(SkUnit))
        {
            conv1 = Sequential(Conv2d(input, mid, 1, stride: 1, bias: false), BatchNorm2d(mid), ReLU(inplace: true));
            conv2_sk = new SkConv(mid, stride, M, G, r, L: 16);
            conv2_sk_bn = Sequential(BatchNorm2d(mid), ReLU(inplace: true));
            conv3 = Sequential(Conv2d(mid, output, 1, stride: 1, bias: false), BatchNorm2d(output));
            shortcut = input == output && stride == 1 ? Sequential() : Sequential(Conv2d(input, output, 1, stride: stride, bias: false), BatchNorm2d(output));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var residual = x;
            x = conv1.call(x);
            x = conv2_sk.call(x);
            x = conv2_sk_bn.call(x);
            x = conv3.call(x);
            return functional.relu(x + shortcut.call(residual), inplace: true);
        }
    }
}
