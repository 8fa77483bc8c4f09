// expect: parameters 48146, macs 8157304, groups 18, gates 840, notes 0
// Xception (Chollet 2017) in small: separable convolutions, blocks built in a list, a skip that is null where shapes agree.
[Prunable("3x64x64")]
internal sealed partial class XceptionSmall : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1, conv2;
    private readonly BatchNorm2d bn1, bn2;
    private readonly Sequential blocks;
    private readonly SeparableConv2d conv3;
    private readonly BatchNorm2d bn3;
    private readonly Linear fc;

    public XceptionSmall(int classes = 10) : base("Xception")
    {
        conv1 = Conv2d(3, 16, 3, 2, bias: false);
        bn1 = BatchNorm2d(16);
        conv2 = Conv2d(16, 24, 3, bias: false);
        bn2 = BatchNorm2d(24);
        (long In, long Out, int Reps, long Stride, bool StartWithRelu, bool GrowFirst)[] cfg =
        {
            (24, 32, 2, 2, false, true),
            (32, 48, 2, 2, true, true),
            (48, 48, 3, 1, true, true),
            (48, 48, 3, 1, true, true),
            (48, 64, 2, 2, true, false),
        };
        blocks = Sequential(from c in cfg select (Module<Tensor, Tensor>)new Block(c.In, c.Out, c.Reps, c.Stride, c.StartWithRelu, c.GrowFirst));
        conv3 = new SeparableConv2d(64, 96, 3, 1, 1);
        bn3 = BatchNorm2d(96);
        fc = Linear(96, classes);
        RegisterComponents();
    }

    private Tensor Features(Tensor input)
    {
        var x = conv1.call(input);
        x = bn1.call(x);
        x = x.relu();
        x = functional.relu(bn2.call(conv2.call(x)));
        x = blocks.call(x);
        return bn3.call(conv3.call(x));
    }

    private Tensor Logits(Tensor features)
    {
        var x = functional.relu(features);
        x = functional.adaptive_avg_pool2d(x, new long[] { 1, 1 });
        x = x.view(x.size(0), -1);
        return fc.call(x);
    }

    public override Tensor forward(Tensor input) => Logits(Features(input));

    private sealed class SeparableConv2d : Module<Tensor, Tensor>
    {
        private readonly Conv2d conv1, pointwise;

        public SeparableConv2d(long input, long output, long kernel = 1, long stride = 1, long padding = 0, long dilation = 1, bool bias = false) : base(nameof(SeparableConv2d))
        {
            conv1 = Conv2d(input, input, kernel, stride, padding, dilation, groups: input, bias: bias);
            pointwise = Conv2d(input, output, 1, bias: bias);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => pointwise.call(conv1.call(x));
    }

    private sealed class Block : Module<Tensor, Tensor>
    {
        private readonly Conv2d? skip;
        private readonly BatchNorm2d? skipbn;
        private readonly Sequential rep;

        public Block(long input, long output, int reps, long strides = 1, bool startWithRelu = true, bool growFirst = true) : base("Block")
        {
            if (output != input || strides != 1)
            {
                skip = Conv2d(input, output, 1, stride: strides, bias: false);
                skipbn = BatchNorm2d(output);
            }
            var rep = new List<Module<Tensor, Tensor>>();
            var filters = input;
            void Separable(long from, long to)
            {
                rep.Add(ReLU(inplace: false));
                rep.Add(new SeparableConv2d(from, to, 3, stride: 1, padding: 1));
                rep.Add(BatchNorm2d(to));
            }
            if (growFirst)
            {
                Separable(input, output);
                filters = output;
            }
            for (var i = 0; i < reps - 1; i++)
                Separable(filters, filters);
            if (!growFirst)
                Separable(input, output);
            if (!startWithRelu)
                rep.RemoveAt(0);
            else
                rep[0] = ReLU(inplace: false);
            if (strides != 1)
                rep.Add(MaxPool2d(3, strides, 1));
            this.rep = Sequential(rep);
            RegisterComponents();
        }

        public override Tensor forward(Tensor inp)
        {
            var x = rep.call(inp);
            var shortcut = inp;
            if (skip is { } s && skipbn is { } n)
                shortcut = n.call(s.call(inp));
            x += shortcut;
            return x;
        }
    }
}
