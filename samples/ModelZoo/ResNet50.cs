using System;
using PrunableNets;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelZoo;

/// <summary>ResNet-50; the residual stream of each stage is pruned as a whole, as AutoBot does (arXiv 2111.09635): 40 masks.</summary>
[Prunable("3x224x224", Residual = ResidualTreatment.Stream)]
public sealed partial class ResNet50 : ResNet
{
    public ResNet50(long num_classes = 1000) : base(nameof(ResNet50), MakeBottleneck, Bottleneck.Expansion, [3, 4, 6, 3], num_classes)
    {
    }

    private static Module<Tensor, Tensor> MakeBottleneck(long from, long planes, Func<long, Module<Tensor, Tensor>> norm, long stride, Module<Tensor, Tensor>? downsample) =>
        new Bottleneck(from, planes, norm, stride, downsample);
}
