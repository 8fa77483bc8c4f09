// expect: parameters 98565, macs 24864768, groups 10, gates 336, notes 0
// DeepLabV3 (Chen et al. 2017): atrous spatial pyramid pooling with an image branch, and upsampling to the input's size.
[Prunable("3x64x64")]
public sealed partial class DeepLabV3 : Module<Tensor, Tensor>
{
    private readonly Backbone backbone;
    private readonly DeepLabHead classifier;

    public DeepLabV3(int numClasses = 21) : base(nameof(DeepLabV3))
    {
        backbone = new Backbone();
        classifier = new DeepLabHead(64, numClasses);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var inputShape = input.shape[^2..];
        var features = backbone.Extract(input);
        var x = features["out"];
        x = classifier.call(x);
        return functional.interpolate(x, size: inputShape, mode: InterpolationMode.Bilinear, align_corners: false);
    }

    private sealed class Backbone : Module<Tensor, Tensor>
    {
        private readonly Sequential layer1, layer2, layer3;

        public Backbone() : base(nameof(Backbone))
        {
            layer1 = Layer(3, 16, 2);
            layer2 = Layer(16, 32, 2);
            layer3 = Layer(32, 64, 1, 2);
            RegisterComponents();
        }

        private static Sequential Layer(int input, int output, int stride = 1, int dilation = 1) =>
            Sequential(Conv2d(input, output, 3, stride, dilation, dilation, bias: false), BatchNorm2d(output), ReLU(inplace: true));

        public Dictionary<string, Tensor> Extract(Tensor x)
        {
            var result = new Dictionary<string, Tensor>();
            x = layer1.call(x);
            x = layer2.call(x);
            result.Add("aux", x);
            x = layer3.call(x);
            result["out"] = x;
            return result;
        }

        public override Tensor forward(Tensor x) => Extract(x)["out"];
    }

    private sealed class AsppConv : Sequential
    {
        internal AsppConv(int input, int output, int dilation) : base(
            ("0", Conv2d(input, output, 3, padding: dilation, dilation: dilation, bias: false)),
            ("1", BatchNorm2d(output)),
            ("2", ReLU()))
        {
        }
    }

    private sealed class AsppPooling : Module<Tensor, Tensor>
    {
        private readonly Sequential body;

        public AsppPooling(int input, int output) : base(nameof(AsppPooling))
        {
            body = Sequential(AdaptiveAvgPool2d(1), Conv2d(input, output, 1, bias: false), BatchNorm2d(output), ReLU());
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var (height, width) = (x.shape[2], x.shape[3]);
            x = body.call(x);
            return functional.interpolate(x, size: [height, width], mode: InterpolationMode.Bilinear, align_corners: false);
        }
    }

    private sealed class Aspp : Module<Tensor, Tensor>
    {
        private readonly ModuleList<Module<Tensor, Tensor>> convs;
        private readonly Sequential project;

        public Aspp(int input, int[] rates, int output = 32) : base("ASPP")
        {
            convs = new ModuleList<Module<Tensor, Tensor>>(Sequential(Conv2d(input, output, 1, bias: false), BatchNorm2d(output), ReLU()));
            foreach (var rate in rates)
                convs.Add(new AsppConv(input, output, rate));
            convs.Add(new AsppPooling(input, output));
            project = Sequential(Conv2d(convs.Count * output, output, 1, bias: false), BatchNorm2d(output), ReLU(), Dropout(0.5));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var res = new List<Tensor>();
            foreach (var conv in convs)
                res.Add(conv.call(x));
            return project.call(torch.cat(res, dim: 1));
        }
    }

    private sealed class DeepLabHead : Module<Tensor, Tensor>
    {
        private readonly Sequential layers;

        public DeepLabHead(int input, int classes) : base(nameof(DeepLabHead))
        {
            layers = Sequential(new Aspp(input, new[] { 6, 12, 18 }), Conv2d(32, 32, 3, padding: 1, bias: false), BatchNorm2d(32), ReLU(), Conv2d(32, classes, 1));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => layers.call(x);
    }
}
