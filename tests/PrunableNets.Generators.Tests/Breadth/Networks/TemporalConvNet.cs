// expect: parameters 10750, macs 597488, groups 10, gates 212, notes 0
// Temporal convolutional network (Bai et al. 2018): chomped causal convolutions with an option for the residual.
[Prunable("8x50")]
public sealed partial class TemporalConvNet : Module<Tensor, Tensor>
{
    private readonly Sequential network;
    private readonly Linear linear;

    public TemporalConvNet(int num_inputs = 8, int kernel_size = 3, double dropout = 0.2) : base(nameof(TemporalConvNet))
    {
        var num_channels = new List<int>(Enumerable.Repeat(20, 3)) { 24 };
        var layers = num_channels.Select((c, i) => new TemporalBlock(i == 0 ? num_inputs : num_channels[i - 1], c, kernel_size, stride: 1, dilation: (int)Math.Pow(2, i), dropout)).ToList<Module<Tensor, Tensor>>();
        network = Sequential(layers);
        linear = Linear(num_channels.Last(), 10);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var y1 = network.call(x);
        return linear.call(y1[.., .., -1]);
    }

    private sealed class Chomp1d : Module<Tensor, Tensor>
    {
        private readonly int chomp_size;

        public Chomp1d(int chomp_size) : base(nameof(Chomp1d)) => this.chomp_size = chomp_size;

        public override Tensor forward(Tensor x) => x[.., .., ..^chomp_size].contiguous();
    }

    private sealed class TemporalBlock : Module<Tensor, Tensor>
    {
        private readonly Sequential net;
        private readonly Conv1d? downsample;
        private readonly ReLU relu;

        public TemporalBlock(int n_inputs, int n_outputs, int kernel_size, int stride, int dilation, double dropout = 0.2) : base(nameof(TemporalBlock))
        {
            var padding = (kernel_size - 1) * dilation;
            net = Sequential(
                Conv1d(n_inputs, n_outputs, kernel_size, stride: stride, padding: padding, dilation: dilation), new Chomp1d(padding), ReLU(), Dropout(dropout),
                Conv1d(n_outputs, n_outputs, kernel_size, stride: stride, padding: padding, dilation: dilation), new Chomp1d(padding), ReLU(), Dropout(dropout));
            downsample = n_inputs != n_outputs ? Conv1d(n_inputs, n_outputs, 1) : null;
            relu = ReLU();
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var y = net.call(x);
            var res = downsample is null ? x : downsample.call(x);
            return relu.call(y + res);
        }
    }
}
