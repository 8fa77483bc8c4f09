// expect: parameters 42593, macs 32845824, groups 6, gates 96, notes 0
// SRResNet (Ledig et al. 2017): a long skip, PReLU, pixel shuffle; Espcn's tail in one.
[Prunable("3x16x16", Residual = ResidualTreatment.Stream)]
public sealed partial class SrResNet : Module<Tensor, Tensor>
{
    private readonly Sequential conv_input, residual, upscale;
    private readonly Conv2d conv_mid, conv_output;
    private readonly InstanceNorm2d bn_mid;

    public SrResNet(int scale = 4) : base(nameof(SrResNet))
    {
        conv_input = Sequential(Conv2d(3, 16, 9, padding: 4, bias: false), PReLU(1));
        residual = make_layer<ResidualBlock>(() => new ResidualBlock(), 3);
        conv_mid = Conv2d(16, 16, 3, stride: 1, padding: 1, bias: false);
        bn_mid = InstanceNorm2d(16, affine: true);
        var upscaling = new List<Module<Tensor, Tensor>>();
        for (int s = scale; s > 1; s /= 2)
            upscaling.AddRange([Conv2d(16, 64, 3, stride: 1, padding: 1, bias: false), PixelShuffle(2), PReLU(16)]);
        upscale = Sequential(upscaling);
        conv_output = Conv2d(16, 3, 9, stride: 1, padding: 4, bias: false);
        RegisterComponents();
    }

    private static Sequential make_layer<T>(Func<T> block, int num_of_layer) where T : Module<Tensor, Tensor>
    {
        var layers = new List<T>();
        for (var i = 0; i < num_of_layer; i++)
            layers.Add(block());
        return Sequential(layers.ToArray());
    }

    public override Tensor forward(Tensor x)
    {
        var first = conv_input.call(x);
        var @out = residual.call(first);
        @out = bn_mid.call(conv_mid.call(@out));
        @out = torch.add(@out, first);
        @out = upscale.call(@out);
        return conv_output.call(@out);
    }

    private sealed class ResidualBlock : Module<Tensor, Tensor>
    {
        private readonly Conv2d conv1 = Conv2d(16, 16, 3, padding: 1, bias: false), conv2 = Conv2d(16, 16, 3, padding: 1, bias: false);
        private readonly InstanceNorm2d in1 = InstanceNorm2d(16, affine: true), in2 = InstanceNorm2d(16, affine: true);
        private readonly Module<Tensor, Tensor> relu = LeakyReLU(0.2, inplace: true);

        public ResidualBlock() : base(nameof(ResidualBlock)) => RegisterComponents();

        public override Tensor forward(Tensor x)
        {
            var identity_data = x;
            var output = relu.call(in1.call(conv1.call(x)));
            output = in2.call(conv2.call(output));
            output = torch.add(output, identity_data);
            return output;
        }
    }
}
