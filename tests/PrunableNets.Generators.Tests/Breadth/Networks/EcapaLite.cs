// expect: parameters 35984, macs 1276416, groups 22, gates 280, notes 0
// ECAPA-TDNN (Desplanques et al. 2020): Res2 blocks in one dimension, squeeze and excitation, attentive statistics over all layers' outputs.
[Prunable("20x48")]
public sealed partial class EcapaLite : Module<Tensor, Tensor>
{
    private readonly Sequential layer1;
    private readonly SeRes2Block layer2, layer3, layer4;
    private readonly Sequential mfa;
    private readonly AttentiveStatistics pooling;
    private readonly BatchNorm1d bn;
    private readonly Conv1d fc;

    public EcapaLite(int input_size = 20, int channels = 32, int embed_dim = 24) : base("ECAPA-TDNN")
    {
        layer1 = TdnnBlock(input_size, channels, kernel_size: 5);
        layer2 = new SeRes2Block(channels, kernel_size: 3, dilation: 2, scale: 4);
        layer3 = new SeRes2Block(channels, kernel_size: 3, dilation: 3, scale: 4);
        layer4 = new SeRes2Block(channels, kernel_size: 3, dilation: 4, scale: 4);
        var total = 3 * channels;
        mfa = TdnnBlock(total, total, 1);
        pooling = new AttentiveStatistics(total, attention_channels: 16);
        bn = BatchNorm1d(2 * total);
        fc = Conv1d(2 * total, embed_dim, 1);
        RegisterComponents();
    }

    private static Sequential TdnnBlock(long input, long output, long kernel_size, long dilation = 1)
    {
        var conv = Conv1d(input, output, kernel_size, padding: dilation * (kernel_size - 1) / 2, dilation: dilation, padding_mode: PaddingModes.Reflect);
        return Sequential(conv, ReLU(), BatchNorm1d(output));
    }

    public override Tensor forward(Tensor x)
    {
        var x1 = layer1.call(x);
        var x2 = layer2.call(x1);
        var x3 = layer3.call(x1 + x2);
        var x4 = layer4.call(x1 + x2 + x3);
        x = mfa.call(torch.cat(new List<Tensor> { x2, x3, x4 }, dim: 1));
        x = bn.call(pooling.call(x));
        return fc.call(x.unsqueeze(2)).squeeze(2);
    }

    private sealed class SeRes2Block : Module<Tensor, Tensor>
    {
        private readonly Sequential tdnn1, tdnn2, se;
        private readonly ModuleList<Sequential> res2 = new();
        private readonly int scale;

        public SeRes2Block(int channels, int kernel_size, int dilation, int scale, int se_channels = 16) : base(nameof(SeRes2Block))
        {
            if (channels % scale != 0)
                throw new ArgumentException($"{channels} channels are no multiple of {scale}");
            this.scale = scale;
            tdnn1 = TdnnBlock(channels, channels, 1);
            tdnn2 = TdnnBlock(channels, channels, 1);
            for (var i = 1; i < scale; i++)
                res2.append(TdnnBlock(channels / scale, channels / scale, kernel_size, dilation));
            se = Sequential(Conv1d(channels, se_channels, 1), ReLU(), Conv1d(se_channels, channels, 1), Sigmoid());
            RegisterComponents();
        }

        private Tensor Res2Net(Tensor x)
        {
            var y = new List<Tensor>(scale);
            foreach (var part in torch.chunk(x, scale, dim: 1))
            {
                var next = y.Count switch
                {
                    0 => part,
                    1 => res2[0].call(part),
                    var i => res2[i - 1].call(part + y[^1]),
                };
                y.Add(next);
            }
            return torch.cat(y, dim: 1);
        }

        public override Tensor forward(Tensor x)
        {
            var h = tdnn2.call(Res2Net(tdnn1.call(x)));
            h = h * se.call(h.mean(new long[] { 2 }, keepdim: true));
            return h + x;
        }
    }

    private sealed class AttentiveStatistics : Module<Tensor, Tensor>
    {
        private readonly Sequential tdnn;
        private readonly Conv1d conv;

        public AttentiveStatistics(long channels, long attention_channels) : base(nameof(AttentiveStatistics))
        {
            tdnn = TdnnBlock(channels * 3, attention_channels, 1);
            conv = Conv1d(attention_channels, channels, kernel_size: 1);
            RegisterComponents();
        }

        private static (Tensor Mean, Tensor Std) Statistics(Tensor x, Tensor weights)
        {
            var mean = (weights * x).sum(2);
            var std = torch.sqrt((weights * (x - mean.unsqueeze(2)).pow(2)).sum(2).clamp(min: 1e-6));
            return (mean, std);
        }

        public override Tensor forward(Tensor x)
        {
            var length = x.shape[^1];
            var (mean, std) = Statistics(x, torch.ones_like(x) / length);
            var context = torch.cat([x, mean.unsqueeze(2).expand(-1, -1, length), std.unsqueeze(2).expand(-1, -1, length)], dim: 1);
            var attention = functional.softmax(conv.call(torch.tanh(tdnn.call(context))), dim: 2);
            var weighted = Statistics(x, attention);
            return torch.cat([weighted.Mean, weighted.Std], 1);
        }
    }
}
