using PrunableNets;

namespace ModelZoo;

/// <summary>CIFAR ResNet-110.</summary>
[Prunable("3x32x32")]
public sealed partial class ResNet110 : CifarResNet
{
    public ResNet110() : base(nameof(ResNet110), blocks: 18)
    {
    }
}
