// expect: parameters 66794, macs 34072896, groups 11, gates 252, notes 0
// U-Net (Ronneberger et al. 2015) with bilinear upsampling or transposed convolutions, and padding of odd sizes.
[Prunable("3x52x44")]
public sealed partial class UNetUpsample : Module<Tensor, Tensor>
{
    private readonly DoubleConv inc;
    private readonly ModuleList<Sequential> downs = new();
    private readonly ModuleList<Up> ups = new();
    private readonly Conv2d outc;

    public UNetUpsample(long n_classes = 2, bool bilinear = true, params long[] features) : base(nameof(UNetUpsample))
    {
        if (features is [])
            features = [12, 24, 48];
        inc = new DoubleConv(3, features[0]);
        foreach (var (a, b) in features.Zip(features.Skip(1)))
            downs.Add(Sequential(MaxPool2d(2), new DoubleConv(a, b)));
        for (var i = features.Length - 1; i > 0; i--)
            ups.Add(new Up(features[i], features[i - 1], bilinear && i % 2 == 0));
        outc = Conv2d(features[0], n_classes, kernel_size: 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var skips = new List<Tensor>();
        x = inc.call(x);
        foreach (var down in downs)
        {
            skips.Add(x);
            x = down.call(x);
        }
        skips.Reverse();
        foreach (var (up, skip) in ups.Zip(skips))
            x = up.call(x, skip);
        return outc.call(x);
    }

    private sealed class DoubleConv : Module<Tensor, Tensor>
    {
        private readonly Sequential double_conv;

        public DoubleConv(long input, long output, long? mid = null) : base(nameof(DoubleConv))
        {
            var m = mid ?? output;
            double_conv = Sequential(
                Conv2d(input, m, 3, padding: 1, bias: false), BatchNorm2d(m), ReLU(inplace: true),
                Conv2d(m, output, 3, padding: 1, bias: false), BatchNorm2d(output), ReLU(inplace: true));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => double_conv.call(x);
    }

    private sealed class Up : Module<Tensor, Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> up;
        private readonly DoubleConv conv;

        public Up(long input, long output, bool bilinear) : base(nameof(Up))
        {
            if (bilinear)
            {
                up = Upsample(scale_factor: [2.0, 2.0], mode: UpsampleMode.Bilinear, align_corners: true);
                conv = new DoubleConv(input + output, output, input / 2);
            }
            else
            {
                up = ConvTranspose2d(input, output, 2, stride: 2);
                conv = new DoubleConv(output * 2, output);
            }
            RegisterComponents();
        }

        public override Tensor forward(Tensor x1, Tensor x2)
        {
            x1 = up.call(x1);
            var diffY = x2.size(2) - x1.size(2);
            var diffX = x2.size(3) - x1.size(3);
            x1 = functional.pad(x1, [diffX / 2, diffX - diffX / 2, diffY / 2, diffY - diffY / 2]);
            var x = torch.cat([x2, x1], dim: 1);
            return conv.call(x);
        }
    }
}
