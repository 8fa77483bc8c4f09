// expect: parameters 15784, macs 1982464, groups 24, gates 520, notes 1
// WaveNet (van den Oord et al. 2016): dilated causal convolutions, gated activations, residual and skip sums.
[Prunable("16x128")]
public sealed partial class WaveNet : Module<Tensor, Tensor>
{
    private readonly Conv1d start_conv;
    private readonly ModuleList<Conv1d> filter_convs = new(), gate_convs = new(), residual_convs = new(), skip_convs = new();
    private readonly Conv1d end_conv_1, end_conv_2;
    private readonly List<long> dilations = new();
    private readonly int kernelSize;

    public WaveNet(int layers = 4, int blocks = 2, int dilation_channels = 16, int residual_channels = 16, int skip_channels = 32, int classes = 16, int kernel_size = 2, bool bias = false) : base(nameof(WaveNet))
    {
        kernelSize = kernel_size;
        start_conv = Conv1d(classes, residual_channels, kernel_size: 1, bias: bias);
        for (int b = 0; b < blocks; b++)
        {
            long new_dilation = 1;
            for (int i = 0; i < layers; i++)
            {
                dilations.Add(new_dilation);
                filter_convs.append(Conv1d(residual_channels, dilation_channels, kernel_size: kernel_size, dilation: new_dilation, bias: bias));
                gate_convs.append(Conv1d(residual_channels, dilation_channels, kernel_size: kernel_size, dilation: new_dilation, bias: bias));
                residual_convs.append(Conv1d(dilation_channels, residual_channels, kernel_size: 1, bias: bias));
                skip_convs.append(Conv1d(dilation_channels, skip_channels, kernel_size: 1, bias: bias));
                new_dilation <<= 1;
            }
        }
        end_conv_1 = Conv1d(skip_channels, 24, kernel_size: 1, bias: true);
        end_conv_2 = Conv1d(24, classes, kernel_size: 1, bias: true);
        RegisterComponents();
    }

    private Tensor CausalPad(Tensor x, long dilation) => functional.pad(x, new long[] { dilation * (kernelSize - 1), 0 }, PaddingModes.Constant, 0);

    public override Tensor forward(Tensor input)
    {
        var x = start_conv.call(input);
        Tensor? skip = null;
        for (var i = 0; i < dilations.Count; i++)
        {
            var residual = CausalPad(x, dilations[i]);
            var filter = torch.tanh(filter_convs[i].call(residual));
            var gate = torch.sigmoid(gate_convs[i].call(residual));
            var gated = filter * gate;
            var s = skip_convs[i].call(gated);
            skip = skip is null ? s : s + skip;
            x = residual_convs[i].call(gated) + x;
        }
        var y = functional.relu(skip!);
        y = functional.relu(end_conv_1.call(y));
        return end_conv_2.call(y);
    }
}
