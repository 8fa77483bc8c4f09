using ModelZoo;
using PrunableNets;

namespace ResNetSample;

/// <summary>CIFAR ResNet-56, pruned to the FLOPs of AutoBot's published network.</summary>
[Prunable("3x32x32")]
[FlopsBudget("56M", Of = ModelForm.Slim, Convention = FlopsConvention.AutoBot)]
public sealed partial class ResNet56 : CifarResNet
{
    public ResNet56() : base(nameof(ResNet56), blocks: 9)
    {
    }
}
