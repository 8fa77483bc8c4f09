// expect: parameters 46401, macs 5843700, groups 27, gates 516, notes 0
// PSPNet (Zhao et al. 2017): dilated bottlenecks keep an eighth of the size, a pyramid of poolings is upsampled and joined.
[Prunable("3x65x65")]
public sealed partial class PspNet : Module<Tensor, Tensor>
{
    private static int[] Bins => [1, 2, 3, 6];

    private readonly Sequential layer0, layer1, layer2, layer3, layer4;
    private readonly Ppm ppm;
    private readonly Sequential cls;
    private readonly double zoom;

    public PspNet(int classes = 5, double dropout = 0.1, int zoom_factor = 8) : base("PSPNet")
    {
        if (zoom_factor is not (1 or 2 or 4 or 8))
            throw new ArgumentOutOfRangeException(nameof(zoom_factor));
        zoom = zoom_factor;
        layer0 = Sequential(
            Conv2d(3, 12, 3, stride: 2, padding: 1, bias: false), BatchNorm2d(12), ReLU(),
            Conv2d(12, 16, 3, stride: 1, padding: 1, bias: false), BatchNorm2d(16), ReLU(),
            MaxPool2d(3, stride: 2, padding: 1));
        long inplanes = 16;
        layer1 = MakeLayer(ref inplanes, 8, 1);
        layer2 = MakeLayer(ref inplanes, 12, 2, stride: 2);
        layer3 = MakeLayer(ref inplanes, 16, 2, dilation: 2);
        layer4 = MakeLayer(ref inplanes, 20, 1, dilation: 4);
        ppm = new Ppm(inplanes, inplanes / Bins.Length, Bins);
        cls = Sequential(
            Conv2d(ppm.OutChannels, 32, kernel_size: 3, padding: 1, bias: false), BatchNorm2d(32), ReLU(),
            Dropout2d(dropout), Conv2d(32, classes, kernel_size: 1));
        RegisterComponents();
    }

    private static Sequential MakeLayer(ref long inplanes, int planes, int blocks, int stride = 1, int dilation = 1)
    {
        var layers = new List<Module<Tensor, Tensor>>(blocks);
        for (var i = 0; i < blocks; i++)
        {
            layers.Add(new Bottleneck(inplanes, planes, i == 0 ? stride : 1, dilation));
            inplanes = planes * Bottleneck.Expansion;
        }
        return Sequential(layers);
    }

    public override Tensor forward(Tensor x)
    {
        var h = (x.size(2) - 1) / 8 * zoom + 1;
        var w = (x.size(3) - 1) / 8 * zoom + 1;
        x = layer0.call(x);
        x = layer1.call(x);
        x = layer2.call(x);
        x = layer3.call(x);
        x = layer4.call(x);
        x = ppm.call(x);
        x = cls.call(x);
        if (zoom != 1)
            x = functional.interpolate(x, size: new[] { (long)h, (long)w }, mode: InterpolationMode.Bilinear, align_corners: true);
        return x;
    }

    private sealed class Bottleneck : Module<Tensor, Tensor>
    {
        public const int Expansion = 2;
        private readonly Conv2d conv1, conv2, conv3;
        private readonly BatchNorm2d bn1, bn2, bn3;
        private readonly Sequential? downsample;

        public Bottleneck(long inplanes, int planes, int stride, int dilation) : base(nameof(Bottleneck))
        {
            long outplanes = planes * Expansion;
            conv1 = Conv2d(inplanes, planes, kernel_size: 1, bias: false);
            bn1 = BatchNorm2d(planes);
            conv2 = Conv2d(planes, planes, kernel_size: 3, stride: stride, padding: dilation, dilation: dilation, bias: false);
            bn2 = BatchNorm2d(planes);
            conv3 = Conv2d(planes, outplanes, kernel_size: 1, bias: false);
            bn3 = BatchNorm2d(outplanes);
            if (stride != 1 || inplanes != outplanes)
                downsample = Sequential(Conv2d(inplanes, outplanes, kernel_size: 1, stride: stride, bias: false), BatchNorm2d(outplanes));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var residual = x;
            var y = functional.relu(bn1.call(conv1.call(x)));
            y = functional.relu(bn2.call(conv2.call(y)));
            y = bn3.call(conv3.call(y));
            if (downsample is { } project)
                residual = project.call(x);
            return functional.relu(y + residual);
        }
    }

    private sealed class Ppm : Module<Tensor, Tensor>
    {
        public long OutChannels { get; }
        private readonly ModuleList<Sequential> features;

        public Ppm(long in_dim, long reduction_dim, int[] bins) : base("PPM")
        {
            OutChannels = in_dim + reduction_dim * bins.Length;
            features = new(bins.Select(bin => Sequential(
                AdaptiveAvgPool2d(bin), Conv2d(in_dim, reduction_dim, kernel_size: 1, bias: false), BatchNorm2d(reduction_dim), ReLU())).ToArray());
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var size = x.shape[^2..];
            var parts = features.Select(f => functional.interpolate(f.call(x), size: size, mode: InterpolationMode.Bilinear, align_corners: true));
            return torch.cat(parts.Prepend(x).ToList(), 1);
        }
    }
}
