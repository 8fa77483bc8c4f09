// expect: parameters 111466, macs 16876800, groups 32, gates 1056, notes 0
// Res2Net (Gao et al. 2019): a bottleneck whose middle is split into scales that add to one another.
[Prunable("3x64x64")]
public sealed partial class Res2Net : Module<Tensor, Tensor>
{
    private readonly Sequential conv1;
    private readonly BatchNorm2d bn1;
    private readonly Sequential layer1, layer2;
    private readonly Linear fc;
    private long inplanes = 32;
    private readonly long baseWidth;
    private readonly int scale;

    public Res2Net(long baseWidth = 12, int scale = 4, long numClasses = 10) : base(nameof(Res2Net))
    {
        this.baseWidth = baseWidth;
        this.scale = scale;
        conv1 = Sequential(Conv2d(3, 16, 3, 2, 1, bias: false), BatchNorm2d(16), ReLU(), Conv2d(16, 32, 3, 1, 1, bias: false));
        bn1 = BatchNorm2d(32);
        layer1 = MakeLayer(16, 2);
        layer2 = MakeLayer(32, 2, stride: 2);
        fc = Linear(32 * Bottle2neck.Expansion, numClasses);
        RegisterComponents();
    }

    private Sequential MakeLayer(long planes, int blocks, long stride = 1)
    {
        Sequential? downsample = null;
        if (stride != 1 || inplanes != planes * Bottle2neck.Expansion)
        {
            downsample = Sequential(
                AvgPool2d(kernel_size: stride, stride: stride, ceil_mode: true, count_include_pad: false),
                Conv2d(inplanes, planes * Bottle2neck.Expansion, 1, bias: false),
                BatchNorm2d(planes * Bottle2neck.Expansion));
        }
        List<Module<Tensor, Tensor>> layers = [new Bottle2neck(inplanes, planes, stride, downsample, baseWidth, scale, "stage")];
        inplanes = planes * Bottle2neck.Expansion;
        int i = 1;
        while (i < blocks)
        {
            layers.Add(new Bottle2neck(inplanes, planes, baseWidth: baseWidth, scale: scale));
            i++;
        }
        return Sequential(layers);
    }

    public override Tensor forward(Tensor x)
    {
        x = functional.relu(bn1.call(conv1.call(x)));
        x = functional.max_pool2d(x, 3, 2, 1);
        x = layer2.call(layer1.call(x));
        return fc.call(x.mean([-2L, -1L]));
    }

    private sealed class Bottle2neck : Module<Tensor, Tensor>
    {
        public const int Expansion = 4;
        private readonly Conv2d conv1, conv3;
        private readonly BatchNorm2d bn1, bn3;
        private readonly ModuleList<Conv2d> convs;
        private readonly ModuleList<BatchNorm2d> bns;
        private readonly Module<Tensor, Tensor>? pool;
        private readonly Sequential? downsample;
        private readonly string stype;
        private readonly int nums;
        private readonly long width;

        public Bottle2neck(long inplanes, long planes, long stride = 1, Sequential? downsample = null, long baseWidth = 26, int scale = 4, string stype = "normal") : base(nameof(Bottle2neck))
        {
            width = (long)Math.Floor(planes * (baseWidth / 16.0));
            conv1 = Conv2d(inplanes, width * scale, 1, bias: false);
            bn1 = BatchNorm2d(width * scale);
            nums = scale == 1 ? 1 : scale - 1;
            if (stype == "stage")
                pool = AvgPool2d(kernel_size: 3, stride: stride, padding: 1);
            convs = new ModuleList<Conv2d>();
            bns = new ModuleList<BatchNorm2d>();
            for (var i = 0; i < nums; i++)
            {
                convs.append(Conv2d(width, width, 3, stride: stride, padding: 1, bias: false));
                bns.append(BatchNorm2d(width));
            }
            conv3 = Conv2d(width * scale, planes * Expansion, 1, bias: false);
            bn3 = BatchNorm2d(planes * Expansion);
            this.downsample = downsample;
            this.stype = stype;
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var residual = x;
            var y = functional.relu(bn1.call(conv1.call(x)));
            var spx = y.split(width, 1);
            Tensor? sp = null, output = null;
            for (var i = 0; i < nums; i++)
            {
                sp = i == 0 || stype == "stage" ? spx[i] : sp! + spx[i];
                sp = functional.relu(bns[i].call(convs[i].call(sp)));
                output = output is null ? sp : torch.cat(new[] { output, sp }, 1);
            }
            output = (stype) switch
            {
                "normal" => torch.cat(new[] { output!, spx[nums] }, 1),
                "stage" => torch.cat(new[] { output!, pool!.call(spx[nums]) }, 1),
                _ => throw new InvalidOperationException(stype),
            };
            output = bn3.call(conv3.call(output));
            if (downsample != null)
                residual = downsample.call(x);
            output += residual;
            return functional.relu(output);
        }
    }
}
