// expect: parameters 62714, macs 13407088, groups 26, gates 600, notes 0
// Inception-ResNet blocks (Szegedy et al. 2016) with scaled residuals, a delegate type, and blocks repeated by a local function.
[Prunable("3x64x64")]
public sealed partial class InceptionResNet : Module<Tensor, Tensor>
{
    private delegate Module<Tensor, Tensor> ConvFactory(long input, long output, long[] kernel, long stride = 1, bool same = true);

    private static readonly ConvFactory Conv = (input, output, kernel, stride, same) => Sequential(
        Conv2d(input, output, (kernel[0], kernel[1]), stride: (stride, stride), padding: same ? (kernel[0] / 2, kernel[1] / 2) : (0, 0), bias: false),
        BatchNorm2d(output, eps: 1e-3),
        ReLU(inplace: true));

    private readonly Module<Tensor, Tensor> stem;
    private readonly Sequential repeat_1, repeat_2;
    private readonly Module<Tensor, Tensor> reduction;
    private readonly Module<Tensor, Tensor> last_linear;

    public InceptionResNet(int numClasses = 10) : base(nameof(InceptionResNet))
    {
        Sequential Repeat(int times, Func<Module<Tensor, Tensor>> block) => Sequential(Enumerable.Range(0, times).Select(_ => block()));
        stem = Sequential(Conv(3, 16, [3, 3], 2), Conv(16, 48, [3, 3]), MaxPool2d(3, stride: 2, padding: 1));
        repeat_1 = Repeat(2, () => new Block35(48, 0.17));
        reduction = new Reduction(48, 24, 32, 40);
        repeat_2 = Repeat(2, () => new Block17(88, scale: 0.10));
        last_linear = Linear(88, numClasses);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        x = stem.call(x);
        x = repeat_1.call(x);
        x = reduction.call(x);
        x = repeat_2.call(x);
        var pooled = functional.avg_pool2d(x, (int)x.shape[2], count_include_pad: false);
        return last_linear.call(pooled.view(pooled.size(0), -1));
    }

    private abstract class ScaledResidual : Module<Tensor, Tensor>
    {
        protected readonly double scale;
        protected readonly bool relu;

        protected ScaledResidual(string name, double scale, bool relu = true) : base(name) => (this.scale, this.relu) = (scale, relu);

        protected abstract IEnumerable<Module<Tensor, Tensor>> Branches { get; }

        protected abstract Module<Tensor, Tensor> Up { get; }

        public sealed override Tensor forward(Tensor x)
        {
            var mixed = torch.cat(Branches.Select(b => b.call(x)).ToList(), 1);
            var up = Up.call(mixed);
            x = x + up * scale;
            return relu ? x.relu_() : x;
        }
    }

    private sealed class Block35 : ScaledResidual
    {
        private readonly Module<Tensor, Tensor> branch0, branch1, branch2, conv2d;

        public Block35(long channels, double scale) : base("Block35", scale)
        {
            branch0 = Conv(channels, 8, [1, 1]);
            branch1 = Sequential(Conv(channels, 8, [1, 1]), Conv(8, 8, [3, 3]));
            branch2 = Sequential(Conv(channels, 8, [1, 1]), Conv(8, 12, [3, 3]), Conv(12, 16, [3, 3]));
            conv2d = Conv2d(32, channels, 1);
            RegisterComponents();
        }

        protected override IEnumerable<Module<Tensor, Tensor>> Branches
        {
            get
            {
                yield return branch0;
                yield return branch1;
                yield return branch2;
            }
        }

        protected override Module<Tensor, Tensor> Up => conv2d;
    }

    private sealed class Block17 : ScaledResidual
    {
        private readonly Module<Tensor, Tensor> branch0, branch1, conv2d;

        public Block17(long channels, double scale = 1.0) : base("Block17", scale, relu: false)
        {
            branch0 = Conv(channels, 24, [1, 1]);
            branch1 = Sequential(Conv(channels, 16, [1, 1]), Conv(16, 20, [1, 7]), Conv(20, 24, [7, 1]));
            conv2d = Conv2d(48, channels, kernel_size: 1);
            RegisterComponents();
        }

        protected override IEnumerable<Module<Tensor, Tensor>> Branches => [branch0, branch1];

        protected override Module<Tensor, Tensor> Up => conv2d;
    }

    private sealed class Reduction : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> a, b;
        private readonly MaxPool2d pool = MaxPool2d(3, stride: 2, padding: 1);

        public Reduction(long input, long k, long l, long m) : base("Reduction")
        {
            _ = l;
            a = Conv(input, k, [3, 3], stride: 2);
            b = Sequential(Conv(input, k, [1, 1]), Conv(k, m - k, [3, 3], 2));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var branches = (a.call(x), b.call(x), pool.call(x));
            return torch.concat(new[] { branches.Item1, branches.Item2, branches.Item3 }, dim: 1);
        }
    }
}
