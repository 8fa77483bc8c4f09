// expect: parameters 5288548, macs 385814752, groups 44, gates 11980, notes 0
// EfficientNet-B0 (Tan and Le 2019): scaled by width and depth, swish, stochastic depth per row.
// run at: 3x64x64
[Prunable("3x224x224")]
public partial class EfficientNetB0 : Module<Tensor, Tensor>
{
    private readonly struct StageConfig
    {
        public readonly double Expand;
        public readonly int Kernel, Stride, In, Out, Layers;

        public StageConfig(double expand, int kernel, int stride, int input, int output, int layers)
        {
            Expand = expand;
            Kernel = kernel;
            Stride = stride;
            In = input;
            Out = output;
            Layers = layers;
        }
    }

    private static readonly StageConfig[] Stages = new[]
    {
        new StageConfig(1, 3, 1, 32, 16, 1),
        new StageConfig(6, 3, 2, 16, 24, 2),
        new StageConfig(6, 5, 2, 24, 40, 2),
        new StageConfig(6, 3, 2, 40, 80, 3),
        new StageConfig(6, 5, 1, 80, 112, 3),
        new StageConfig(6, 5, 2, 112, 192, 4),
        new StageConfig(6, 3, 1, 192, 320, 1),
    };

    private readonly Sequential features;
    private readonly AdaptiveAvgPool2d avgpool;
    private readonly Sequential classifier;

    public EfficientNetB0(double width = 1.0, double depth = 1.0, double dropout = 0.2, double stochasticDepth = 0.2, int classes = 1000) : base("EfficientNetB0")
    {
        static int Scale(double channels, double multiplier) => Round(channels * multiplier);

        static int Round(double v)
        {
            int rounded = Math.Max(8, (int)(v + 4) / 8 * 8);
            return rounded < 0.9 * v ? rounded + 8 : rounded;
        }

        features = Sequential();
        features.append("stem", new ConvBnSiLU(3, Scale(32, width), 3, 2));
        var total = Stages.Sum(s => (int)Math.Ceiling(s.Layers * depth));
        var index = 0;
        for (int i = 0; i < Stages.Length; i++)
        {
            var s = Stages[i];
            var stage = Sequential();
            int repeats = (int)Math.Ceiling(s.Layers * depth);
            for (int j = 0; j < repeats; j++, index++)
            {
                int input = Scale(j == 0 ? s.In : s.Out, width), output = Scale(s.Out, width);
                double p = stochasticDepth * index / total;
                stage.append($"block{j}", new MBConv(input, output, s.Kernel, j == 0 ? s.Stride : 1, s.Expand, p));
            }
            features.append($"stage{i + 1}", stage);
        }
        int last = Scale(Stages[Stages.Length - 1].Out, width);
        features.append("head", new ConvBnSiLU(last, 4 * last, 1, 1));
        avgpool = AdaptiveAvgPool2d(1);
        classifier = Sequential(("dropout", Dropout(dropout)), ("fc", Linear(4 * last, classes)));
        RegisterComponents();
        foreach (var (name, p) in named_parameters())
        {
            if (name.EndsWith("weight") && p.dim() == 4)
                init.kaiming_normal_(p, mode: init.FanInOut.FanOut);
            else if (name.EndsWith("bias"))
                init.zeros_(p);
        }
    }

    public override Tensor forward(Tensor x) => classifier.call(avgpool.call(features.call(x)).flatten(1));

    private class ConvBnSiLU : Module<Tensor, Tensor>
    {
        private readonly Conv2d conv;
        private readonly BatchNorm2d bn;
        private readonly bool act;

        public ConvBnSiLU(int input, int output, int kernel, int stride, int groups = 1, bool act = true) : base(nameof(ConvBnSiLU))
        {
            this.act = act;
            conv = Conv2d(input, output, kernel, stride, kernel / 2, groups: groups, bias: false);
            bn = BatchNorm2d(output);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            x = bn.call(conv.call(x));
            return act ? functional.silu(x) : x;
        }
    }

    private class SE : Module<Tensor, Tensor>
    {
        private readonly Conv2d reduce, expand;

        public SE(int channels, int squeezed) : base("SE")
        {
            (reduce, expand) = (Conv2d(channels, squeezed, 1), Conv2d(squeezed, channels, 1));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var s = x.mean(new long[] { 2, 3 }, keepdim: true);
            s = functional.silu(reduce.call(s));
            return x * expand.call(s).sigmoid();
        }
    }

    private class StochasticDepth(double p) : Module<Tensor, Tensor>("StochasticDepth")
    {
        public override Tensor forward(Tensor x)
        {
            if (!training || p == 0)
                return x;
            var survival = 1 - p;
            var mask = torch.empty(x.shape[0], 1, 1, 1, device: x.device).bernoulli_(survival);
            return x * mask / survival;
        }
    }

    private class MBConv : Module<Tensor, Tensor>
    {
        private readonly ConvBnSiLU? expand_conv;
        private readonly ConvBnSiLU depthwise_conv, project_conv;
        private readonly SE se;
        private readonly StochasticDepth stochastic_depth;
        private readonly bool shortcut;

        public MBConv(int input, int output, int kernel, int stride, double expand, double p) : base(nameof(MBConv))
        {
            int hidden = (int)(input * expand);
            if (hidden != input)
                expand_conv = new ConvBnSiLU(input, hidden, 1, 1);
            depthwise_conv = new ConvBnSiLU(hidden, hidden, kernel, stride, groups: hidden);
            se = new SE(hidden, Math.Max(1, input / 4));
            project_conv = new ConvBnSiLU(hidden, output, 1, 1, act: false);
            stochastic_depth = new StochasticDepth(p);
            shortcut = stride == 1 && input == output;
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var y = expand_conv?.call(x) ?? x;
            y = project_conv.call(se.call(depthwise_conv.call(y)));
            return shortcut ? stochastic_depth.call(y) + x : y;
        }
    }
}
