// expect: parameters 73796, macs 4036064, groups 15, gates 834, notes 0
// EfficientNetV2 (Tan and Le 2021) in small: fused and inverted blocks from strings such as r2_k3_s1_e4_i24_o32_se0.25.
[Prunable("3x48x48")]
public sealed partial class EfficientNetV2 : Module<Tensor, Tensor>
{
    private static readonly string[] BlockStrings =
    [
        "r1_k3_s1_e1_i12_o12_f",
        "r2_k3_s2_e4_i12_o16_f",
        "r1_k3_s2_e4_i16_o24_f",
        "r2_k3_s2_e4_i24_o32_se0.25",
        "r1_k3_s1_e6_i32_o40_se0.25",
    ];

    private readonly Sequential stem, blocks, head;
    private readonly Dropout dropout;
    private readonly Linear classifier;

    public EfficientNetV2(int num_classes = 10, double dropout_rate = 0.2) : base(nameof(EfficientNetV2))
    {
        var configs = BlockStrings.Select(BlockArgs.Parse).ToList();
        stem = ConvBnAct(3, configs.First().Input, 3, 2);
        blocks = Sequential(configs.SelectMany(c => c.Unroll()).Select(c => c.Create()));
        head = ConvBnAct(configs.Last().Output, 96, 1);
        dropout = Dropout(dropout_rate);
        classifier = Linear(96, num_classes);
        RegisterComponents();
    }

    private static Sequential ConvBnAct(long input, long output, int kernel, int stride = 1, long groups = 1) => Sequential(
        ("conv", Conv2d(input, output, kernel, stride: stride, padding: (kernel - 1) / 2, groups: groups, bias: false)),
        ("bn", BatchNorm2d(output, eps: 1e-3, momentum: 0.01)),
        ("act", SiLU(inplace: true)));

    public override Tensor forward(Tensor x)
    {
        x = head.call(blocks.call(stem.call(x)));
        return classifier.call(dropout.call(functional.adaptive_avg_pool2d(x, (1, 1)).squeeze(3).squeeze(2)));
    }

    private sealed record BlockArgs(int Repeat, int Kernel, int Stride, int Expand, long Input, long Output, double? SeRatio, bool Fused)
    {
        public static BlockArgs Parse(string text)
        {
            var (options, fused) = (new Dictionary<string, string>(), false);
            foreach (var op in text.Split('_'))
            {
                var digits = op.AsSpan().IndexOfAnyInRange('0', '9');
                if (digits < 0)
                    fused |= op == "f";
                else
                    options[op[..digits]] = op[digits..];
            }
            int Number(string key) => int.Parse(options[key], System.Globalization.CultureInfo.InvariantCulture);
            double? ratio = options.TryGetValue("se", out var se) ? double.Parse(se, System.Globalization.CultureInfo.InvariantCulture) : null;
            return new BlockArgs(Number("r"), Number("k"), Number("s"), Number("e"), Number("i"), Number("o"), ratio, fused);
        }

        public IEnumerable<BlockArgs> Unroll()
        {
            yield return this;
            for (var i = 1; i < Repeat; i++)
                yield return this with { Stride = 1, Input = Output };
        }

        public Module<Tensor, Tensor> Create() => Fused ? new FusedMbConv(this) : new MbConv(this);
    }

    private sealed class SqueezeExcite : Module<Tensor, Tensor>
    {
        private readonly Conv2d reduce, expand;

        public SqueezeExcite(long channels, long squeezed) : base(nameof(SqueezeExcite))
        {
            reduce = Conv2d(channels, squeezed, 1);
            expand = Conv2d(squeezed, channels, 1);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => expand.call(functional.silu(reduce.call(x.mean([-2, -1], keepdim: true)))).sigmoid() * x;
    }

    private sealed class MbConv : Module<Tensor, Tensor>
    {
        private readonly Sequential block = Sequential();
        private readonly bool has_skip;

        public MbConv(BlockArgs args) : base(nameof(MbConv))
        {
            var expanded = args.Input * args.Expand;
            has_skip = args is { Stride: 1 } && args.Input == args.Output;
            if (args.Expand is not 1)
                block.append("expand", ConvBnAct(args.Input, expanded, 1));
            block.append("depthwise", ConvBnAct(expanded, expanded, args.Kernel, args.Stride, expanded));
            if (args.SeRatio is > 0 and <= 1 and var ratio)
                block.append("se", new SqueezeExcite(expanded, Math.Max(1, (long)(args.Input * ratio))));
            block.append("project", Conv2d(expanded, args.Output, 1, bias: false)).append("bn", BatchNorm2d(args.Output));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => has_skip ? block.call(x) + x : block.call(x);
    }

    private sealed class FusedMbConv : Module<Tensor, Tensor>
    {
        private readonly Sequential block;
        private readonly bool has_skip;

        public FusedMbConv(BlockArgs args) : base(nameof(FusedMbConv))
        {
            var (_, kernel, stride, expand, input, output, _, _) = args;
            has_skip = (stride, input) == (1, output);
            block = expand == 1
                ? ConvBnAct(input, output, kernel, stride)
                : Sequential(ConvBnAct(input, input * expand, kernel, stride), Conv2d(input * expand, output, 1, bias: false), BatchNorm2d(output));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => has_skip ? block.call(x) + x : block.call(x);
    }
}
