// expect: parameters 2748890, macs 392612352, groups 10, gates 1360, notes 0
// Wide ResNet 16-4 (Zagoruyko and Komodakis 2016), pre-activation blocks of a generic network with a static factory per block.
[Prunable("3x32x32", Residual = ResidualTreatment.Stream)]
public sealed partial class PreActWideResNet : WideResNetBase<PreActWideResNet.BasicBlock>
{
    public PreActWideResNet() : base(depth: 16, widen: 4, dropRate: 0.3, classes: 10, (i, o, s, d) => new BasicBlock(i, o, s, d))
    {
    }

    public sealed class BasicBlock : Module<Tensor, Tensor>
    {
        private readonly BatchNorm2d bn1, bn2;
        private readonly ReLU relu1 = ReLU(inplace: true), relu2 = ReLU(inplace: true);
        private readonly Conv2d conv1, conv2;
        private readonly double droprate;
        private readonly bool equalInOut;
        private readonly Conv2d? convShortcut;

        public BasicBlock(int in_planes, int out_planes, int stride, double dropRate = 0.0) : base(nameof(BasicBlock))
        {
            bn1 = BatchNorm2d(in_planes);
            conv1 = Conv2d(in_planes, out_planes, kernel_size: 3, stride: stride, padding: 1, bias: false);
            bn2 = BatchNorm2d(out_planes);
            conv2 = Conv2d(out_planes, out_planes, kernel_size: 3, stride: 1, padding: 1, bias: false);
            droprate = dropRate;
            equalInOut = in_planes == out_planes;
            convShortcut = !equalInOut ? Conv2d(in_planes, out_planes, kernel_size: 1, stride: stride, bias: false) : null;
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            Tensor o;
            if (!equalInOut)
                x = relu1.call(bn1.call(x));
            else
                o = relu1.call(bn1.call(x));
            o = equalInOut ? relu1.call(bn1.call(x)) : x;
            o = relu2.call(bn2.call(conv1.call(o)));
            if (droprate > 0)
                o = functional.dropout(o, p: droprate, training: training);
            o = conv2.call(o);
            return torch.add(equalInOut ? x : convShortcut!.call(x), o);
        }
    }
}

public abstract class WideResNetBase<TBlock> : Module<Tensor, Tensor> where TBlock : Module<Tensor, Tensor>
{
    protected readonly Conv2d conv1;
    protected readonly ModuleList<Sequential> blocks;
    protected readonly BatchNorm2d bn1;
    protected readonly Linear fc;
    protected readonly int nChannels;

    protected WideResNetBase(int depth, int widen, double dropRate, int classes, Func<int, int, int, double, TBlock> make) : base("WideResNet")
    {
        int[] channels = [16, 16 * widen, 32 * widen, 64 * widen];
        if ((depth - 4) % 6 != 0)
            throw new ArgumentException($"depth {depth} is not 6n+4");
        var n = (depth - 4) / 6;
        conv1 = Conv2d(3, channels[0], 3, stride: 1, padding: 1, bias: false);
        blocks = [];
        for (var stage = 0; stage < 3; stage++)
        {
            var layers = new Module<Tensor, Tensor>[n];
            for (var i = 0; i < n; i++)
                layers[i] = make(i == 0 ? channels[stage] : channels[stage + 1], channels[stage + 1], i == 0 && stage > 0 ? 2 : 1, dropRate);
            blocks.Add(Sequential(layers));
        }
        bn1 = BatchNorm2d(channels[3]);
        fc = Linear(channels[3], classes);
        nChannels = channels[3];
        RegisterComponents();
        foreach (var m in this.modules())
        {
            if (m is Conv2d c)
            {
                var k = c.weight.shape[2] * c.weight.shape[3] * c.weight.shape[0];
                init.normal_(c.weight, 0, Math.Sqrt(2.0 / k));
            }
        }
    }

    public override Tensor forward(Tensor x)
    {
        var o = conv1.call(x);
        o = blocks.Aggregate(o, (t, block) => block.call(t));
        o = bn1.call(o).relu();
        o = functional.avg_pool2d(o, 8);
        o = o.view(-1, nChannels);
        return fc.call(o);
    }
}
