// expect: parameters 81690, macs 7442912, groups 8, gates 32, notes 0
// A ResNet whose norm layer is a delegate handed down, zero-initialised residuals, and a generic method over the block type.
[Prunable("3x64x64", Residual = ResidualTreatment.Stream)]
public sealed partial class ResNetNormFactory : Module<Tensor, Tensor>
{
    private delegate Module<Tensor, Tensor> BlockFactory(int inplanes, int planes, int stride = 1, Module<Tensor, Tensor>? downsample = null);

    private readonly Func<long, Module<Tensor, Tensor>> norm;
    private readonly Module<Tensor, Tensor> conv1, bn1, relu, maxpool;
    private readonly Sequential layer1, layer2, layer3;
    private readonly Module<Tensor, Tensor> avgpool, flatten, fc;
    private int inplanes = 16;

    public ResNetNormFactory(int num_classes = 10, Func<long, Module<Tensor, Tensor>>? norm_layer = null, Device? device = null) : base(nameof(ResNetNormFactory))
    {
        norm = norm_layer ?? (c => GroupNorm(4, c));
        conv1 = Conv2d(3, inplanes, kernel_size: 7, stride: 2, padding: 3, bias: false);
        bn1 = norm(inplanes);
        relu = ReLU(inplace: true);
        maxpool = MaxPool2d(kernel_size: 3, stride: 2, padding: 1);
        BlockFactory basic = (i, p, s, d) => new BasicBlock(i, p, s, d, norm);
        layer1 = MakeLayer(basic, 16, 2);
        layer2 = MakeLayer(basic, 32, 2, stride: 2);
        layer3 = MakeLayer(Pick<BasicBlock>(basic), 48, 1, stride: 2);
        avgpool = AdaptiveAvgPool2d((1, 1));
        flatten = Flatten();
        fc = Linear(48 * BasicBlock.Expansion, num_classes);
        RegisterComponents();
        foreach (var (name, module) in named_modules())
        {
            if (module is Conv2d conv)
                init.kaiming_normal_(conv.weight, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU);
            else if (module is BasicBlock { Second: GroupNorm last } && name.Length > 0)
                init.constant_(last.weight, 0);
        }
        if (device is not null)
            this.to(device);
    }

    private static BlockFactory Pick<T>(BlockFactory factory) where T : Module => factory;

    private Sequential MakeLayer(BlockFactory block, int planes, int blocks, int stride = 1)
    {
        Sequential? downsample = null;
        if (stride != 1 || inplanes != planes * BasicBlock.Expansion)
            downsample = Sequential(Conv2d(inplanes, planes * BasicBlock.Expansion, 1, stride: stride, bias: false), norm(planes * BasicBlock.Expansion));
        var layers = new List<Module<Tensor, Tensor>> { block(inplanes, planes, stride, downsample) };
        inplanes = planes * BasicBlock.Expansion;
        layers.AddRange(Enumerable.Range(1, blocks - 1).Select(_ => block(inplanes, planes)));
        return Sequential(layers);
    }

    public override Tensor forward(Tensor input)
    {
        using (var scope = NewDisposeScope())
        {
            var x = maxpool.call(relu.call(bn1.call(conv1.call(input))));
            x = layer1.call(x);
            x = layer2.call(x);
            x = layer3.call(x);
            var result = fc.call(flatten.call(avgpool.call(x)));
            return result.MoveToOuterDisposeScope();
        }
    }

    private sealed class BasicBlock : Module<Tensor, Tensor>
    {
        public static readonly int Expansion = 1;
        private readonly Module<Tensor, Tensor> conv1, bn1, conv2, bn2, relu;
        private readonly Module<Tensor, Tensor>? downsample;

        public Module<Tensor, Tensor> Second => bn2;

        public BasicBlock(int inplanes, int planes, int stride, Module<Tensor, Tensor>? downsample, Func<long, Module<Tensor, Tensor>> norm) : base("BasicBlock")
        {
            conv1 = conv3x3(inplanes, planes, stride);
            bn1 = norm(planes);
            relu = ReLU(true);
            conv2 = conv3x3(planes, planes);
            bn2 = norm(planes);
            this.downsample = downsample;
            RegisterComponents();

            static Conv2d conv3x3(long i, long o, long stride = 1, long groups = 1) => Conv2d(i, o, kernel_size: 3, stride: stride, padding: 1, groups: groups, bias: false);
        }

        public override Tensor forward(Tensor x)
        {
            var identity = x;
            var @out = conv1.call(x);
            @out = bn1.call(@out);
            @out = relu.call(@out);
            @out = conv2.call(@out);
            @out = bn2.call(@out);
            if (downsample is not null)
                identity = downsample.call(x);
            @out.add_(identity);
            return relu.call(@out);
        }
    }
}
