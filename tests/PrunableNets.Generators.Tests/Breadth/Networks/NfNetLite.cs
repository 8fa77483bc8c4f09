// expect: parameters 24550, macs 1551104, groups 18, gates 445, notes 0
// After the normalizer-free nets (Brock et al. 2021), without standardised weights: variances are followed by hand, activations are scaled.
[Prunable("3x32x32")]
public sealed partial class NfNetLite : Module<Tensor, Tensor>
{
    private static readonly IReadOnlyDictionary<string, (double Gain, Func<Tensor, Tensor> Function)> Nonlinearities =
        new Dictionary<string, (double, Func<Tensor, Tensor>)>
        {
            ["relu"] = (1.7139588594436646, static x => functional.relu(x)),
            ["silu"] = (1.7881293296813965, static x => functional.silu(x)),
            ["gelu"] = (1.7015043497085571, functional.gelu),
        };

    private static Tensor Activate(Tensor x, string name = "silu")
    {
        var (gain, function) = Nonlinearities[name];
        return function(x) * gain;
    }

    private readonly Sequential stem;
    private readonly ModuleList<NfBlock> blocks = new();
    private readonly Conv2d final_conv;
    private readonly Linear fc;

    public NfNetLite(int num_classes = 10, double alpha = 0.2, string activation = "silu") : base("NFNet")
    {
        stem = Sequential(Conv2d(3, 8, 3, stride: 1, padding: 1), new Gamma(activation), Conv2d(8, 16, 3, stride: 2, padding: 1));
        var (in_channels, expected_std) = (16L, 1.0);
        foreach (var (width, depth, stride) in Stages())
            for (var index = 0; index < depth; index++)
            {
                var beta = 1.0 / expected_std;
                blocks.Add(new NfBlock(in_channels, width, index == 0 ? stride : 1, alpha, beta, activation));
                in_channels = width;
                expected_std = index == 0 ? Math.Sqrt(1 + alpha * alpha) : Math.Sqrt(expected_std * expected_std + alpha * alpha);
            }
        final_conv = Conv2d(in_channels, 2 * in_channels, 1);
        fc = Linear(2 * in_channels, num_classes);
        RegisterComponents();

        static IEnumerable<(long Width, int Depth, int Stride)> Stages()
        {
            yield return (24, 1, 1);
            yield return (32, 2, 2);
            yield return (48, 1, 2);
        }
    }

    public override Tensor forward(Tensor x)
    {
        x = stem.call(x);
        for (int i = 0; i != blocks.Count; ++i)
            x = blocks[i].call(x);
        return fc.call(Activate(final_conv.call(x)).mean([2, 3]));
    }

    private sealed class Gamma(string kind) : Module<Tensor, Tensor>(nameof(Gamma))
    {
        public override Tensor forward(Tensor x) => Activate(x, kind);
    }

    private sealed class SqueezeExcite : Module<Tensor, Tensor>
    {
        private readonly Linear linear, linear_1;

        public SqueezeExcite(long channels, double ratio = 0.5) : base(nameof(SqueezeExcite))
        {
            var hidden = Math.Max(1, (long)(channels * ratio));
            linear = Linear(channels, hidden);
            linear_1 = Linear(hidden, channels);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var y = torch.sigmoid(linear_1.call(functional.relu(linear.call(torch.mean(x, new long[] { 2, 3 })))));
            return x * y.unsqueeze(-1).unsqueeze(-1).expand_as(x);
        }
    }

    private sealed class NfBlock : Module<Tensor, Tensor>
    {
        private const long GroupSize = 4;
        private readonly double alpha, beta;
        private readonly string activation;
        private readonly Conv2d conv0, conv1, conv1b, conv2;
        private readonly Conv2d? conv_shortcut;
        private readonly AvgPool2d? pool;
        private readonly SqueezeExcite se;
        private readonly Parameter skip_gain;

        public NfBlock(long input, long output, int stride, double alpha, double beta, string activation) : base(nameof(NfBlock))
        {
            (this.alpha, this.beta, this.activation) = (alpha, beta, activation);
            var width = output / 2;
            var groups = width / GroupSize;
            conv0 = Conv2d(input, width, 1);
            conv1 = Conv2d(width, width, 3, stride, 1, groups: groups);
            conv1b = Conv2d(width, width, 3, 1, 1, groups: groups);
            conv2 = Conv2d(width, output, 1);
            if (stride > 1)
                pool = AvgPool2d(2, stride: 2, ceil_mode: true, count_include_pad: false);
            if (stride > 1 || input != output)
                conv_shortcut = Conv2d(input, output, 1);
            se = new SqueezeExcite(output);
            skip_gain = Parameter(torch.ones(1));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var @out = Activate(x, activation) * beta;
            var shortcut = conv_shortcut is null ? x : conv_shortcut.call(pool is null ? @out : pool.call(@out));
            @out = conv0.call(@out);
            foreach (var conv in new[] { conv1, conv1b, conv2 })
                @out = conv.call(Activate(@out, activation));
            @out = se.call(@out) * 2;
            return @out * skip_gain * alpha + shortcut;
        }
    }
}
