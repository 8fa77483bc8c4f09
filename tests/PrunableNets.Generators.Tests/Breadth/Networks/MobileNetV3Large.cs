// expect: parameters 5483032, macs 216589760, groups 34, gates 9056, notes 0
// run at: 3x64x64
// MobileNetV3 (Howard et al. 2019): hard swish, squeeze and excitation, a configuration record, norm and activation factories.
[Prunable("3x224x224")]
public sealed partial class MobileNetV3Large : Module<Tensor, Tensor>
{
    private sealed record BlockConfig(long Input, long Kernel, long Expanded, long Output, bool UseSe, string Activation, long Stride, long Dilation = 1)
    {
        public bool UseHs => Activation == "HS";
    }

    private readonly Sequential features;
    private readonly Module<Tensor, Tensor> avgpool;
    private readonly Sequential classifier;

    public MobileNetV3Large(int numClasses = 1000, double widthMult = 1.0, double dropout = 0.2, Func<long, Module<Tensor, Tensor>>? normLayer = null) : base(nameof(MobileNetV3Large))
    {
        normLayer ??= static c => BatchNorm2d(c, eps: 0.001, momentum: 0.01);
        long adjust(long c) => MakeDivisible(c * widthMult, 8);
        BlockConfig conf(long i, long k, long e, long o, bool se, string act, long s) => new(adjust(i), k, adjust(e), adjust(o), se, act, s);
        var settings = new List<BlockConfig>
        {
            conf(16, 3, 16, 16, false, "RE", 1),
            conf(16, 3, 64, 24, false, "RE", 2),
            conf(24, 3, 72, 24, false, "RE", 1),
            conf(24, 5, 72, 40, true, "RE", 2),
            conf(40, 5, 120, 40, true, "RE", 1),
            conf(40, 5, 120, 40, true, "RE", 1),
            conf(40, 3, 240, 80, false, "HS", 2),
            conf(80, 3, 200, 80, false, "HS", 1),
            conf(80, 3, 184, 80, false, "HS", 1),
            conf(80, 3, 184, 80, false, "HS", 1),
            conf(80, 3, 480, 112, true, "HS", 1),
            conf(112, 3, 672, 112, true, "HS", 1),
            conf(112, 5, 672, 160, true, "HS", 2),
            conf(160, 5, 960, 160, true, "HS", 1),
            conf(160, 5, 960, 160, true, "HS", 1),
        };
        var lastChannel = adjust(1280);

        var layers = new List<Module<Tensor, Tensor>>();
        layers.Add(ConvNormActivation(3, settings[0].Input, 3, 2, 1, normLayer, () => Hardswish()));
        layers.AddRange(settings.Select(c => new InvertedResidual(c, normLayer)));
        var lastConvIn = settings[^1].Output;
        var lastConvOut = 6 * lastConvIn;
        layers.Add(ConvNormActivation(lastConvIn, lastConvOut, 1, 1, 1, normLayer, () => Hardswish()));

        features = Sequential(layers);
        avgpool = AdaptiveAvgPool2d(1);
        classifier = Sequential(Linear(lastConvOut, lastChannel), Hardswish(inplace: true), Dropout(p: dropout, inplace: true), Linear(lastChannel, numClasses));
        RegisterComponents();

        foreach (var module in modules())
        {
            switch (module)
            {
                case Conv2d conv:
                    init.kaiming_normal_(conv.weight, mode: init.FanInOut.FanOut);
                    if (conv.bias is not null)
                        init.zeros_(conv.bias);
                    break;
                case BatchNorm2d norm:
                    init.ones_(norm.weight);
                    init.zeros_(norm.bias);
                    break;
                case Linear linear:
                    init.normal_(linear.weight, 0, 0.01);
                    init.zeros_(linear.bias);
                    break;
            }
        }
    }

    public override Tensor forward(Tensor x)
    {
        x = features.call(x);
        x = avgpool.call(x);
        x = torch.flatten(x, 1);
        return classifier.call(x);
    }

    private static long MakeDivisible(double v, long divisor, long? minValue = null)
    {
        minValue ??= divisor;
        var newV = Math.Max(minValue.Value, (long)(v + divisor / 2.0) / divisor * divisor);
        if (newV < 0.9 * v)
            newV += divisor;
        return newV;
    }

    private static Sequential ConvNormActivation(long input, long output, long kernel, long stride, long groups, Func<long, Module<Tensor, Tensor>> normLayer, Func<Module<Tensor, Tensor>>? activation, long dilation = 1)
    {
        var padding = (kernel - 1) / 2 * dilation;
        var layers = new List<Module<Tensor, Tensor>>
        {
            Conv2d(input, output, kernel, stride: stride, padding: padding, dilation: dilation, groups: groups, bias: false),
            normLayer(output),
        };
        if (activation != null)
            layers.Add(activation());
        return Sequential(layers);
    }

    private sealed class SqueezeExcitation : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> avgpool, fc1, fc2, activation, scale_activation;

        public SqueezeExcitation(long channels, long squeeze) : base(nameof(SqueezeExcitation))
        {
            avgpool = AdaptiveAvgPool2d(1);
            fc1 = Conv2d(channels, squeeze, 1);
            fc2 = Conv2d(squeeze, channels, 1);
            activation = ReLU();
            scale_activation = Hardsigmoid();
            RegisterComponents();
        }

        private Tensor Scale(Tensor input)
        {
            using var scope = NewDisposeScope();
            var scale = avgpool.call(input);
            scale = fc1.call(scale);
            scale = activation.call(scale);
            scale = fc2.call(scale);
            return scale_activation.call(scale).MoveToOuterDisposeScope();
        }

        public override Tensor forward(Tensor input)
        {
            using var scale = Scale(input);
            return scale * input;
        }
    }

    private sealed class InvertedResidual : Module<Tensor, Tensor>
    {
        private readonly bool useResConnect;
        private readonly Sequential block;

        public InvertedResidual(BlockConfig cnf, Func<long, Module<Tensor, Tensor>> normLayer) : base(nameof(InvertedResidual))
        {
            if (cnf.Stride is < 1 or > 2)
                throw new ArgumentException("illegal stride value");
            useResConnect = cnf.Stride == 1 && cnf.Input == cnf.Output;
            var layers = new List<Module<Tensor, Tensor>>();
            Func<Module<Tensor, Tensor>> activation = cnf.UseHs ? () => Hardswish() : () => ReLU();
            if (cnf.Expanded != cnf.Input)
                layers.Add(ConvNormActivation(cnf.Input, cnf.Expanded, 1, 1, 1, normLayer, activation));
            var stride = cnf.Dilation > 1 ? 1 : cnf.Stride;
            layers.Add(ConvNormActivation(cnf.Expanded, cnf.Expanded, cnf.Kernel, stride, cnf.Expanded, normLayer, activation, cnf.Dilation));
            if (cnf.UseSe)
                layers.Add(new SqueezeExcitation(cnf.Expanded, MakeDivisible(cnf.Expanded / 4, 8)));
            layers.Add(ConvNormActivation(cnf.Expanded, cnf.Output, 1, 1, 1, normLayer, null));
            block = Sequential(layers);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            var result = block.call(input);
            if (useResConnect)
                result += input;
            return result;
        }
    }
}
