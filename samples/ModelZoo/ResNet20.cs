using PrunableNets;

namespace ModelZoo;

/// <summary>CIFAR ResNet-20.</summary>
[Prunable("3x32x32")]
public sealed partial class ResNet20 : CifarResNet
{
    public ResNet20() : base(nameof(ResNet20), blocks: 3)
    {
    }
}
