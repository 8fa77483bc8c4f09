using System.Collections.Generic;
using PrunableNets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelZoo;

/// <summary>VGG-16 for ImageNet without norms (Simonyan and Zisserman 2014, configuration D), with the parameter names of torchvision.</summary>
[Prunable("3x224x224")]
public sealed partial class ImageNetVGG16 : Module<Tensor, Tensor>
{
    private static readonly Dictionary<string, object[]> Configurations = new()
    {
        { "D", [64, 64, "M", 128, 128, "M", 256, 256, 256, "M", 512, 512, 512, "M", 512, 512, 512, "M"] },
    };

    private readonly Sequential features;
    private readonly AdaptiveAvgPool2d avgpool;
    private readonly Sequential classifier;

    public ImageNetVGG16(string configuration = "D", int classes = 1000) : base(nameof(ImageNetVGG16))
    {
        features = MakeLayers(Configurations[configuration]);
        avgpool = AdaptiveAvgPool2d(new long[] { 7, 7 });
        classifier = Sequential(Linear(512 * 7 * 7, 4096), ReLU(true), Dropout(), Linear(4096, 4096), ReLU(true), Dropout(), Linear(4096, classes));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => classifier.call(avgpool.call(features.call(input)).flatten(1));

    private static Sequential MakeLayers(object[] configuration)
    {
        var layers = new List<Module<Tensor, Tensor>>();
        long channels = 3;
        foreach (var entry in configuration)
        {
            if (entry is int width)
            {
                layers.Add(Conv2d(channels, width, 3, padding: 1));
                layers.Add(ReLU(inplace: true));
                channels = width;
            }
            else
            {
                layers.Add(MaxPool2d(2, 2));
            }
        }
        return Sequential(layers.ToArray());
    }
}
