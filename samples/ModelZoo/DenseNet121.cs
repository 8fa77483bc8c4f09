using PrunableNets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelZoo;

/// <summary>DenseNet-121 (Huang et al. 2017) with bottlenecks and compression, with the parameter names of torchvision.</summary>
[Prunable("3x224x224")]
public sealed partial class DenseNet121 : Module<Tensor, Tensor>
{
    private sealed class Options
    {
        public int Growth { get; init; } = 32;

        public int[] Blocks { get; init; } = [6, 12, 24, 16];

        public int Stem { get; init; } = 64;

        public int Bottleneck { get; init; } = 4;

        public long Classes { get; init; } = 1000;
    }

    private readonly Sequential features = Sequential();
    private readonly Linear classifier;

    public DenseNet121() : base(nameof(DenseNet121))
    {
        var options = new Options { Growth = 32 };
        long channels = options.Stem;
        features
            .append("conv0", Conv2d(3, channels, 7, stride: 2, padding: 3, bias: false))
            .append("norm0", BatchNorm2d(channels))
            .append("relu0", ReLU(inplace: true))
            .append("pool0", MaxPool2d(3, stride: 2, padding: 1));
        for (var i = 0; i < options.Blocks.Length; i++)
        {
            var count = options.Blocks[i];
            features.append($"denseblock{i + 1}", new DenseBlock(count, channels, options.Growth, options.Bottleneck));
            channels += count * options.Growth;
            if (i == options.Blocks.Length - 1)
                break;
            features.append($"transition{i + 1}", MakeTransition(channels, channels / 2));
            channels /= 2;
        }
        features.append("norm5", BatchNorm2d(channels));
        classifier = Linear(channels, options.Classes);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var x = functional.relu(features.call(input), inplace: true);
        x = functional.adaptive_avg_pool2d(x, (1, 1));
        return classifier.call(torch.flatten(x, 1));
    }

    private static Sequential MakeTransition(long from, long to) => Sequential(
        ("norm", BatchNorm2d(from)),
        ("relu", ReLU(inplace: true)),
        ("conv", Conv2d(from, to, 1, bias: false)),
        ("pool", AvgPool2d(2, stride: 2)));

    /// <summary>Every layer reads the outputs of all layers before it.</summary>
    private sealed class DenseBlock : Module<Tensor, Tensor>
    {
        private readonly int count;

        public DenseBlock(int count, long channels, long growth, long bottleneck) : base(nameof(DenseBlock))
        {
            this.count = count;
            for (var i = 0; i < count; i++)
                register_module($"denselayer{i + 1}", new DenseLayer(channels + i * growth, growth, bottleneck));
        }

        public override Tensor forward(Tensor x)
        {
            var outputs = new System.Collections.Generic.List<Tensor> { x };
            foreach (var layer in children())
                outputs.Add(((DenseLayer)layer).call(cat(outputs, 1)));
            return cat(outputs.ToArray(), 1);
        }
    }

    private sealed class DenseLayer : Module<Tensor, Tensor>
    {
        private readonly BatchNorm2d norm1;
        private readonly Conv2d conv1;
        private readonly BatchNorm2d norm2;
        private readonly Conv2d conv2;

        public DenseLayer(long channels, long growth, long bottleneck) : base(nameof(DenseLayer))
        {
            norm1 = BatchNorm2d(channels);
            conv1 = Conv2d(channels, bottleneck * growth, 1, bias: false);
            norm2 = BatchNorm2d(bottleneck * growth);
            conv2 = Conv2d(bottleneck * growth, growth, 3, padding: 1, bias: false);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            x = conv1.call(functional.relu(norm1.call(x)));
            return conv2.call(functional.relu(norm2.call(x)));
        }
    }
}
