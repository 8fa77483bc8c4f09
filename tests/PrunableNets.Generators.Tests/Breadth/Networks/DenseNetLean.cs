// expect: parameters 176122, macs 72365352, groups 39, gates 1212, notes 0
// DenseNet-BC (Huang et al. 2017) that keeps a list of features and concatenates inside of each layer.
[Prunable("3x32x32")]
public sealed partial class DenseNetLean : Module<Tensor, Tensor>
{
    private readonly Sequential features;
    private readonly Linear classifier;

    public DenseNetLean(int growthRate = 12, double compression = 0.5, int numInitFeatures = 24, int bnSize = 4, double dropRate = 0, int numClasses = 10, params int[] blockConfig) : base(nameof(DenseNetLean))
    {
        if (blockConfig.Length == 0)
            blockConfig = new[] { 6, 6, 6 };
        features = Sequential(("conv0", Conv2d(3, numInitFeatures, 3, stride: 1, padding: 1, bias: false)));
        var numFeatures = numInitFeatures;
        foreach (var (numLayers, i) in blockConfig.Select((n, i) => (n, i)))
        {
            var block = new DenseBlock(numLayers, numFeatures, bnSize, growthRate, dropRate);
            features.append($"denseblock{i + 1}", block);
            numFeatures += numLayers * growthRate;
            if (i != blockConfig.Length - 1)
            {
                var trans = new Transition(numFeatures, (int)(numFeatures * compression));
                features.append($"transition{i + 1}", trans);
                numFeatures = (int)(numFeatures * compression);
            }
        }
        features.append("norm_final", BatchNorm2d(numFeatures));
        classifier = Linear(numFeatures, numClasses);
        RegisterComponents();
        foreach (var (name, param) in this.named_parameters())
        {
            if (name.Contains("conv") && name.Contains("weight"))
            {
                var n = param.size(0) * param.size(2) * param.size(3);
                param.normal_().mul_(Math.Sqrt(2.0 / n));
            }
        }
    }

    public override Tensor forward(Tensor x)
    {
        var f = features.call(x);
        var o = functional.relu(f, inplace: true);
        o = functional.adaptive_avg_pool2d(o, (1, 1));
        o = torch.flatten(o, 1);
        return classifier.call(o);
    }

    private sealed class DenseLayer : Module<Tensor, Tensor>
    {
        private readonly BatchNorm2d norm1;
        private readonly ReLU relu1, relu2;
        private readonly Conv2d conv1;
        private readonly BatchNorm2d norm2;
        private readonly Conv2d conv2;
        private readonly double dropRate;

        public DenseLayer(int numInputFeatures, int growthRate, int bnSize, double dropRate) : base("_DenseLayer")
        {
            norm1 = BatchNorm2d(numInputFeatures);
            relu1 = ReLU(inplace: true);
            conv1 = Conv2d(numInputFeatures, bnSize * growthRate, 1, stride: 1, bias: false);
            norm2 = BatchNorm2d(bnSize * growthRate);
            relu2 = ReLU(inplace: true);
            conv2 = Conv2d(bnSize * growthRate, growthRate, 3, stride: 1, padding: 1, bias: false);
            this.dropRate = dropRate;
            RegisterComponents();
        }

        public Tensor Compute(params Tensor[] prevFeatures)
        {
            var concated = torch.cat(prevFeatures, 1);
            var bottleneck = conv1.call(relu1.call(norm1.call(concated)));
            var fresh = conv2.call(relu2.call(norm2.call(bottleneck)));
            if (dropRate > 0)
                fresh = functional.dropout(fresh, dropRate, training);
            return fresh;
        }

        public override Tensor forward(Tensor input) => Compute(input);
    }

    private sealed class DenseBlock : Module<Tensor, Tensor>
    {
        private readonly ModuleList<DenseLayer> layers;

        public DenseBlock(int numLayers, int numInputFeatures, int bnSize, int growthRate, double dropRate) : base("_DenseBlock")
        {
            layers = new ModuleList<DenseLayer>(Enumerable.Range(0, numLayers).Select(i => new DenseLayer(numInputFeatures + i * growthRate, growthRate, bnSize, dropRate)).ToArray());
            RegisterComponents();
        }

        public override Tensor forward(Tensor initFeatures)
        {
            var feats = new List<Tensor> { initFeatures };
            foreach (var layer in layers)
                feats.Add(layer.Compute(feats.ToArray()));
            return torch.cat(feats, 1);
        }
    }

    private sealed class Transition : Module<Tensor, Tensor>
    {
        private readonly Sequential body;

        public Transition(int input, int output) : base("_Transition")
        {
            body = Sequential(("norm", BatchNorm2d(input)), ("relu", ReLU(inplace: true)), ("conv", Conv2d(input, output, kernel_size: 1, stride: 1, bias: false)), ("pool", AvgPool2d(kernel_size: 2, stride: 2)));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => body.call(x);
    }
}
