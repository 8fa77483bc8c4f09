using PrunableNets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelZoo;

/// <summary>SqueezeNet 1.1 (Iandola et al. 2016), with the parameter names of torchvision.</summary>
[Prunable("3x224x224")]
public sealed partial class SqueezeNet : Module<Tensor, Tensor>
{
    private readonly Sequential features;
    private readonly Sequential classifier;

    public SqueezeNet(long classes = 1000) : base("SqueezeNet 1.1")
    {
        features = Sequential(
            Conv2d(3, 64, 3, stride: 2),
            ReLU(inplace: true),
            Pool(),
            new Fire(64, 16, 64),
            new Fire(128, 16, 64),
            Pool(),
            new Fire(128, 32, 128),
            new Fire(256, 32, 128),
            Pool(),
            new Fire(256, 48, 192),
            new Fire(384, 48, 192),
            new Fire(384, 64, 256),
            new Fire(512, 64, 256));
        classifier = Sequential(Dropout(0.5), Conv2d(512, classes, 1), ReLU(inplace: true), AdaptiveAvgPool2d((1, 1)));
        RegisterComponents();

        Module<Tensor, Tensor> Pool() => MaxPool2d(3, stride: 2, ceil_mode: true);
    }

    public override Tensor forward(Tensor input) => torch.flatten(classifier.call(features.call(input)), 1);

    /// <summary>A 1x1 convolution to few channels, then 1x1 and 3x3 convolutions side by side.</summary>
    private sealed class Fire : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> squeeze;
        private readonly Module<Tensor, Tensor> expand1x1;
        private readonly Module<Tensor, Tensor> expand3x3;

        public Fire(int inputs, int squeezed, int expanded) : base(nameof(Fire))
        {
            squeeze = Conv2d(inputs, squeezed, 1);
            expand1x1 = Conv2d(squeezed, expanded, 1);
            expand3x3 = Conv2d(squeezed, expanded, 3, padding: 1);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            x = Activate(squeeze, x);
            return concat([Activate(expand1x1, x), Activate(expand3x3, x)], 1);
        }

        private static Tensor Activate(Module<Tensor, Tensor> layer, Tensor x) => layer.call(x).relu_();
    }
}
