using PrunableNets;

namespace ModelZoo;

/// <summary>CIFAR ResNet-56.</summary>
[Prunable("3x32x32")]
public sealed partial class ResNet56 : CifarResNet
{
    public ResNet56() : base(nameof(ResNet56), blocks: 9)
    {
    }
}
