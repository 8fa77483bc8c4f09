// expect: parameters 52899, macs 9289728, groups 8, gates 176, notes 0
// Fast neural style (Johnson et al. 2016): reflection padding, instance norm, residual blocks, nearest upsampling.
[Prunable("3x32x32")]
public sealed partial class StyleTransfer : Module<Tensor, Tensor>
{
    private readonly ConvLayer conv1, conv2, conv3;
    private readonly InstanceNorm2d in1, in2, in3, in4, in5;
    private readonly ResidualBlock res1, res2;
    private readonly UpsampleConvLayer deconv1, deconv2;
    private readonly ConvLayer deconv3;
    private readonly ReLU relu = ReLU();

    public StyleTransfer() : base(nameof(StyleTransfer))
    {
        (conv1, in1) = (new ConvLayer(3, 8, 9, 1), InstanceNorm2d(8, affine: true));
        (conv2, in2) = (new ConvLayer(8, 16, 3, 2), InstanceNorm2d(16, affine: true));
        (conv3, in3) = (new ConvLayer(16, 32, 3, 2), InstanceNorm2d(32, affine: true));
        res1 = new(32);
        res2 = new(32);
        deconv1 = new UpsampleConvLayer(32, 16, kernel_size: 3, stride: 1, upsample: 2);
        in4 = InstanceNorm2d(16, affine: true);
        deconv2 = new UpsampleConvLayer(16, 8, kernel_size: 3, stride: 1, upsample: 2);
        in5 = InstanceNorm2d(8, affine: true);
        deconv3 = new ConvLayer(8, 3, kernel_size: 9, stride: 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor X)
    {
        var y = relu.call(in1.call(conv1.call(X)));
        y = relu.call(in2.call(conv2.call(y)));
        y = relu.call(in3.call(conv3.call(y)));
        y = res2.call(res1.call(y));
        y = relu.call(in4.call(deconv1.call(y)));
        y = relu.call(in5.call(deconv2.call(y)));
        return deconv3.call(y);
    }

    private class ConvLayer : Module<Tensor, Tensor>
    {
        private readonly ReflectionPad2d reflection_pad;
        private readonly Conv2d conv2d;

        public ConvLayer(long in_channels, long out_channels, long kernel_size, long stride) : base("ConvLayer")
        {
            var reflection_padding = kernel_size / 2;
            reflection_pad = ReflectionPad2d(reflection_padding);
            conv2d = Conv2d(in_channels, out_channels, kernel_size, stride);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => conv2d.call(reflection_pad.call(x));
    }

    private class ResidualBlock : Module<Tensor, Tensor>
    {
        private readonly ConvLayer conv1, conv2;
        private readonly InstanceNorm2d in1, in2;
        private readonly ReLU relu;

        public ResidualBlock(long channels) : base("ResidualBlock")
        {
            conv1 = new ConvLayer(channels, channels, kernel_size: 3, stride: 1);
            in1 = InstanceNorm2d(channels, affine: true);
            conv2 = new ConvLayer(channels, channels, kernel_size: 3, stride: 1);
            in2 = InstanceNorm2d(channels, affine: true);
            relu = ReLU();
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var residual = x;
            var @out = relu.call(in1.call(conv1.call(x)));
            @out = in2.call(conv2.call(@out));
            return @out + residual;
        }
    }

    private sealed class UpsampleConvLayer : Module<Tensor, Tensor>
    {
        private readonly double? upsample;
        private readonly ReflectionPad2d reflection_pad;
        private readonly Conv2d conv2d;

        public UpsampleConvLayer(long in_channels, long out_channels, long kernel_size, long stride, double? upsample = null) : base("UpsampleConvLayer")
        {
            this.upsample = upsample;
            reflection_pad = ReflectionPad2d(kernel_size / 2);
            conv2d = Conv2d(in_channels, out_channels, kernel_size, stride);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var x_in = x;
            if (upsample.HasValue)
                x_in = functional.interpolate(x_in, scale_factor: [upsample.Value, upsample.Value], mode: InterpolationMode.Nearest);
            return conv2d.call(reflection_pad.call(x_in));
        }
    }
}
