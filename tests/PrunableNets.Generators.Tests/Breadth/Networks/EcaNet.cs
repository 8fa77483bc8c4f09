// expect: parameters 29955, macs 3589072, groups 3, gates 112, notes 0
// Efficient channel attention (Wang et al. 2020): a one-dimensional convolution across the channels, kernel size from their number.
[Prunable("3x32x32")]
public sealed partial class EcaNet : Module<Tensor, Tensor>
{
    private readonly Sequential features;
    private readonly Linear fc;

    public EcaNet() : base(nameof(EcaNet))
    {
        var widths = new long[] { 16, 32, 64 };
        features = Sequential();
        long previous = 3;
        for (int i = 0; i < widths.Length; previous = widths[i++])
        {
            features.append($"conv{i}", Conv2d(previous, widths[i], 3, stride: i > 0 ? 2 : 1, padding: 1));
            features.append($"bn{i}", BatchNorm2d(widths[i]));
            features.append($"relu{i}", ReLU());
            features.append($"eca{i}", new EcaLayer(widths[i]));
            features.append($"mix{i}", Conv2d(widths[i], widths[i], 1));
        }
        fc = Linear(64, 10);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => fc.call(features.call(x).mean(new long[] { 2, 3 }));

    private sealed class EcaLayer : Module<Tensor, Tensor>
    {
        private readonly AdaptiveAvgPool2d avg_pool;
        private readonly Conv1d conv;
        private readonly Sigmoid sigmoid;

        public EcaLayer(long channels, int gamma = 2, int b = 1) : base(nameof(EcaLayer))
        {
            int t = (int)Math.Abs((Math.Log2(channels) + b) / gamma);
            int k = t % 2 == 1 ? t : t + 1;
            avg_pool = AdaptiveAvgPool2d(1);
            conv = Conv1d(1, 1, kernel_size: k, padding: (k - 1) / 2, bias: false);
            sigmoid = Sigmoid();
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var y = avg_pool.call(x);
            y = conv.call(y.squeeze(-1).transpose(-1, -2)).transpose(-1, -2).unsqueeze(-1);
            y = sigmoid.call(y);
            return x * y.expand_as(x);
        }
    }
}
