using PrunableNets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelZoo;

/// <summary>AlexNet in one tower (Krizhevsky 2014), with the parameter names of torchvision.</summary>
[Prunable("3x224x224")]
public sealed partial class AlexNet : Module<Tensor, Tensor>
{
    private readonly Sequential features;
    private readonly AdaptiveAvgPool2d avgpool;
    private readonly Sequential classifier;

    public AlexNet(int num_classes = 1000, double dropout = 0.5) : base(nameof(AlexNet))
    {
        features = Sequential(
            Conv2d(3, 64, kernel_size: 11, stride: 4, padding: 2),
            ReLU(inplace: true),
            MaxPool2d(kernel_size: 3, stride: 2),
            Conv2d(64, 192, kernel_size: 5, padding: 2),
            ReLU(inplace: true),
            MaxPool2d(kernel_size: 3, stride: 2),
            Conv2d(192, 384, kernel_size: 3, padding: 1),
            ReLU(inplace: true),
            Conv2d(384, 256, kernel_size: 3, padding: 1),
            ReLU(inplace: true),
            Conv2d(256, 256, kernel_size: 3, padding: 1),
            ReLU(inplace: true),
            MaxPool2d(kernel_size: 3, stride: 2));
        avgpool = AdaptiveAvgPool2d((6, 6));
        classifier = Sequential(
            Dropout(dropout),
            Linear(256 * 6 * 6, 4096),
            ReLU(inplace: true),
            Dropout(dropout),
            Linear(4096, 4096),
            ReLU(inplace: true),
            Linear(4096, num_classes));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var x = avgpool.call(features.call(input));
        return classifier.call(torch.flatten(x, 1));
    }
}
