using PrunableNets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelZoo;

/// <summary>
/// VGG-16 with batch norm for CIFAR (Simonyan and Zisserman 2014, configuration D), with the 512-512-10 head of the pruning
/// literature (HRank, AutoBot).
/// </summary>
[Prunable("3x32x32", Keep = ["classifier.linear1"])]
public sealed partial class VGG16 : Module<Tensor, Tensor>
{
    /// <summary>Output channels of the convolutions; 0 is a max pool.</summary>
    private static readonly long[] Configuration = [64, 64, 0, 128, 128, 0, 256, 256, 256, 0, 512, 512, 512, 0, 512, 512, 512, 0];

    private readonly ModuleList<Module<Tensor, Tensor>> features = new();
    private readonly Sequential classifier;

    public VGG16(long classes = 10) : base(nameof(VGG16))
    {
        var channels = 3L;
        foreach (var width in Configuration)
        {
            if (width == 0)
            {
                features.Add(MaxPool2d(2, 2));
                continue;
            }
            features.Add(Conv2d(channels, width, 3, padding: 1));
            features.Add(BatchNorm2d(width));
            features.Add(ReLU(inplace: true));
            channels = width;
        }
        classifier = Sequential(
            ("linear1", Linear(channels, 512)),
            ("norm1", BatchNorm1d(512)),
            ("relu1", ReLU()),
            ("linear2", Linear(512, classes)));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var x = input.alias();
        foreach (var layer in features)
            x = layer.call(x);
        x = x.view(x.shape[0], -1);
        return classifier.call(x);
    }
}
