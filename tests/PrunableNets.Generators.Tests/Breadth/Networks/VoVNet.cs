// expect: parameters 84074, macs 8980320, groups 18, gates 416, notes 0
// VoVNetV2 (Lee and Park 2020): one-shot aggregation of all layers of a block, an effective squeeze, names for every layer.
[Prunable("3x64x64")]
public sealed partial class VoVNet : Module<Tensor, Tensor>
{
    private record struct StageSpec(int Conv, int Concat, int Blocks);

    private readonly Sequential stem, body;
    private readonly Linear classifier;

    public VoVNet() : this([16, 16, 24], new(16, 32, 1), new(20, 40, 2), new(24, 48, 1)) { }

    private VoVNet(int[] stem_widths, params StageSpec[] stages) : base(nameof(VoVNet))
    {
        var named = new List<(string, Module<Tensor, Tensor>)>();
        var strides = (First: 2, Second: 1, Third: 2);
        named.AddRange(Conv3x3(3, stem_widths[0], "stem", "1", strides.First));
        named.AddRange(Conv3x3(stem_widths[0], stem_widths[1], "stem", "2", strides.Second));
        named.AddRange(Conv3x3(stem_widths[1], stem_widths[2], "stem", "3", strides.Third));
        stem = Sequential(named);
        body = Sequential();
        var width = stem_widths[^1];
        for (var i = 0; i < stages.Length; i++)
        {
            if (i > 0)
                body.append($"pool{i + 2}", MaxPool2d(kernel_size: 3, stride: 2, ceil_mode: true));
            for (var j = 0; j < stages[i].Blocks; j++)
            {
                body.append($"OSA{i + 2}_{j + 1}", new Osa(width, stages[i], layers: 3, identity: j > 0, $"OSA{i + 2}_{j + 1}"));
                width = stages[i].Concat;
            }
        }
        classifier = Linear(width, 10);
        RegisterComponents();
    }

    private static (string, Module<Tensor, Tensor>)[] Conv3x3(int input, int output, string module, string postfix, int stride = 1) =>
        Convolution(input, output, 3, module, postfix, stride);

    private static (string, Module<Tensor, Tensor>)[] Convolution(int input, int output, int kernel, string module, string postfix, int stride = 1) =>
    [
        ($"{module}_{postfix}/conv", Conv2d(input, output, kernel_size: kernel, stride: stride, padding: kernel / 2, bias: false)),
        ($"{module}_{postfix}/norm", BatchNorm2d(output)),
        ($"{module}_{postfix}/relu", ReLU(inplace: true)),
    ];

    public override Tensor forward(Tensor x)
    {
        x = body.call(stem.call(x));
        return classifier.call(torch.flatten(functional.adaptive_avg_pool2d(x, new long[] { 1, 1 }), start_dim: 1));
    }

    private sealed class EffectiveSqueeze : Module<Tensor, Tensor>
    {
        private readonly AdaptiveAvgPool2d avg_pool = AdaptiveAvgPool2d(1);
        private readonly Conv2d fc;
        private readonly Hardsigmoid hsigmoid = Hardsigmoid();

        public EffectiveSqueeze(long channel) : base("eSE")
        {
            fc = Conv2d(channel, channel, kernel_size: 1);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var input = x;
            x = avg_pool.call(x);
            x = fc.call(x);
            x = hsigmoid.call(x);
            return input * x;
        }
    }

    private sealed class Osa : Module<Tensor, Tensor>
    {
        private readonly bool identity;
        private readonly ModuleList<Sequential> layers = new();
        private readonly Sequential concat;
        private readonly EffectiveSqueeze ese;

        public Osa(int input, StageSpec spec, int layers, bool identity, string name) : base(name)
        {
            this.identity = identity;
            var aggregated = input;
            var channels = input;
            while (this.layers.Count < layers)
            {
                this.layers.Add(Sequential(Conv3x3(channels, spec.Conv, name, $"{this.layers.Count}")));
                channels = spec.Conv;
                aggregated += channels;
            }
            concat = Sequential(Convolution(aggregated, spec.Concat, 1, name, "concat"));
            ese = new EffectiveSqueeze(spec.Concat);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var identity_feat = x;
            var output = new LinkedList<Tensor>();
            output.AddLast(x);
            foreach (var layer in layers)
            {
                x = layer.call(x);
                output.AddLast(x);
            }
            var xt = ese.call(concat.call(torch.cat([.. output], dim: 1)));
            return identity ? xt + identity_feat : xt;
        }
    }
}
