// expect: parameters 23643, macs 3624960, groups 38, gates 673, notes 0
// ENet (Paszke et al. 2016): asymmetric, dilated and unpooling bottlenecks, channels padded with zeros, parametric rectifiers.
[Prunable("3x64x64")]
public sealed partial class ENet : Module<Tensor, Tensor>
{
    private readonly Conv2d initial;
    private readonly MaxPool2d initial_pool = MaxPool2d(2, stride: 2);
    private readonly Sequential initial_out, stage1, stage2, stage4, stage5;
    private readonly Down down1, down2;
    private readonly Up up4, up5;
    private readonly ConvTranspose2d fullconv;

    public ENet(int classes = 4) : base(nameof(ENet))
    {
        initial = Conv2d(3, 13, 3, stride: 2, padding: 1, bias: false);
        initial_out = Sequential(BatchNorm2d(16), PReLU(16));
        down1 = new Down(16, 32, 0.01);
        stage1 = Stage(32, "regular", "regular");
        down2 = new Down(32, 48, 0.1);
        stage2 = Stage(48, "regular", "dilated 2", "asymmetric 5", "dilated 4");
        up4 = new Up(48, 32, 0.1);
        stage4 = Stage(32, "regular");
        up5 = new Up(32, 16, 0.1);
        stage5 = Stage(16, "regular");
        fullconv = ConvTranspose2d(16, classes, kernel_size: 3, stride: 2, padding: 1, output_padding: 1, bias: false);
        RegisterComponents();
    }

    private static Sequential Stage(int channels, params string[] kinds) => Sequential(kinds.Select(k => new Regular(channels, k)));

    public override Tensor forward(Tensor x)
    {
        x = initial_out.call(torch.cat(new[] { initial.call(x), initial_pool.call(x) }, 1));
        (x, var indices1) = down1.call(x);
        x = stage1.call(x);
        (x, var indices2) = down2.call(x);
        x = stage2.call(x);
        x = stage4.call(up4.call(x, indices2));
        x = stage5.call(up5.call(x, indices1));
        return fullconv.call(x);
    }

    private static Sequential ConvBn(Module<Tensor, Tensor> conv, int channels) => Sequential(conv, BatchNorm2d(channels), PReLU(channels));

    private sealed class Regular : Module<Tensor, Tensor>
    {
        private readonly Sequential ext;
        private readonly PReLU @out;

        public Regular(int channels, string kind) : base(nameof(Regular))
        {
            var mid = channels / 4;
            var number = kind.IndexOf(' ') is var at and > 0 ? int.Parse(kind[(at + 1)..]) : 1;
            Module<Tensor, Tensor> middle = kind.Split(' ')[0] switch
            {
                "regular" => Conv2d(mid, mid, 3, padding: 1, bias: false),
                "dilated" => Conv2d(mid, mid, 3, padding: number, dilation: number, bias: false),
                "asymmetric" => Sequential(
                    ConvBn(Conv2d(mid, mid, (number, 1), padding: (number / 2, 0), bias: false), mid),
                    Conv2d(mid, mid, (1, number), padding: (0, number / 2), bias: false)),
                var other => throw new ArgumentException(other, nameof(kind)),
            };
            ext = Sequential(ConvBn(Conv2d(channels, mid, 1, bias: false), mid), ConvBn(middle, mid), ConvBn(Conv2d(mid, channels, 1, bias: false), channels), Dropout2d(0.1));
            @out = PReLU(channels);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => @out.call(x + ext.call(x));
    }

    private sealed class Down : Module<Tensor, (Tensor, Tensor)>
    {
        private readonly long extra;
        private readonly Sequential ext;
        private readonly PReLU act;

        public Down(int input, int output, double p) : base(nameof(Down))
        {
            var mid = input / 4;
            extra = output - input;
            ext = Sequential(ConvBn(Conv2d(input, mid, 2, stride: 2, bias: false), mid), ConvBn(Conv2d(mid, mid, 3, padding: 1, bias: false), mid), ConvBn(Conv2d(mid, output, 1, bias: false), output), Dropout2d(p));
            act = PReLU(output);
            RegisterComponents();
        }

        public override (Tensor, Tensor) forward(Tensor x)
        {
            var (main, indices) = functional.max_pool2d_with_indices(x, [2, 2], [2, 2]);
            var (n, h, w) = (main.size(0), main.size(2), main.size(3));
            main = torch.cat(new[] { main, torch.zeros(n, extra, h, w, dtype: main.dtype, device: main.device) }, 1);
            return (act.call(main + ext.call(x)), indices);
        }
    }

    private sealed class Up : Module<Tensor, Tensor, Tensor>
    {
        private readonly Sequential main, ext;
        private readonly MaxUnpool2d unpool = MaxUnpool2d(2);
        private readonly PReLU act;

        public Up(int input, int output, double p) : base(nameof(Up))
        {
            var mid = input / 4;
            main = Sequential(Conv2d(input, output, 1, bias: false), BatchNorm2d(output));
            ext = Sequential(ConvBn(Conv2d(input, mid, 1, bias: false), mid), ConvBn(ConvTranspose2d(mid, mid, 2, stride: 2, bias: false), mid), Conv2d(mid, output, 1, bias: false), BatchNorm2d(output), Dropout2d(p));
            act = PReLU(output);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x, Tensor indices) => act.call(unpool.call(main.call(x), indices) + ext.call(x));
    }
}
