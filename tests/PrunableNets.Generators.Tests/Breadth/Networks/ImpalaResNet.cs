// expect: parameters 158968, macs 22807040, groups 13, gates 320, notes 0
// The residual network of IMPALA (Espeholt et al. 2018); shapes are handed from one part to the next in an iterator.
[Prunable("3x64x64")]
public sealed partial class ImpalaResNet : Module<Tensor, Tensor>
{
    public readonly record struct Shape(long C, long H, long W)
    {
        public long Numel => C * H * W;
        public Shape Halved(long channels) => this with { C = channels, H = (H + 1) / 2, W = (W + 1) / 2 };
    }

    private readonly ModuleList<ConvSequence> conv_seqs;
    private readonly Linear hidden_fc, logits_fc, value_fc;

    public ImpalaResNet(long num_outputs = 7) : base("IMPALA")
    {
        conv_seqs = new ModuleList<ConvSequence>([.. Sequences(new Shape(3, 64, 64), [16, 24, 24])]);
        hidden_fc = Linear(conv_seqs[^1].OutputShape.Numel, 64);
        logits_fc = Linear(64, num_outputs);
        value_fc = Linear(64, 1);
        RegisterComponents();
    }

    private static IEnumerable<ConvSequence> Sequences(Shape shape, int[] channels)
    {
        foreach (var out_channels in channels)
        {
            var conv_seq = new ConvSequence(shape, out_channels);
            shape = conv_seq.OutputShape;
            yield return conv_seq;
        }
    }

    public override Tensor forward(Tensor obs)
    {
        var x = obs / 255.0;
        foreach (var conv_seq in conv_seqs)
            x = conv_seq.call(x);
        x = torch.flatten(x, start_dim: 1);
        x = functional.relu(x);
        x = functional.relu(hidden_fc.call(x));
        return torch.cat([logits_fc.call(x), value_fc.call(x)], dim: 1);
    }

    private sealed class ConvSequence : Module<Tensor, Tensor>
    {
        private readonly Conv2d conv;
        private readonly ResidualBlock res_block0, res_block1;

        public Shape OutputShape { get; }

        public ConvSequence(Shape input, long out_channels) : base(nameof(ConvSequence))
        {
            OutputShape = input.Halved(out_channels);
            conv = Conv2d(input.C, out_channels, kernel_size: 3, padding: 1);
            res_block0 = new ResidualBlock(out_channels);
            res_block1 = new ResidualBlock(out_channels);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            x = conv.call(x);
            x = functional.max_pool2d(x, kernel_size: 3, stride: 2, padding: 1);
            return res_block1.call(res_block0.call(x));
        }
    }

    private sealed class ResidualBlock : Module<Tensor, Tensor>
    {
        private readonly Conv2d conv0, conv1;

        public ResidualBlock(long channels) : base(nameof(ResidualBlock))
        {
            conv0 = Conv2d(channels, channels, 3, padding: 1);
            conv1 = Conv2d(channels, channels, 3, padding: 1);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var inputs = x;
            x = functional.relu(x);
            x = conv0.call(x);
            x = functional.relu(x);
            x = conv1.call(x);
            return x + inputs;
        }
    }
}
