using ModelZoo;
using PrunableNets;

namespace ResNetSample;

/// <summary>CIFAR ResNet-20, small enough to be trained and pruned in minutes on a CPU.</summary>
[Prunable("3x32x32")]
[FlopsBudget("21M", Of = ModelForm.Slim, Convention = FlopsConvention.AutoBot)]
public sealed partial class ResNet20 : CifarResNet
{
    public ResNet20() : base(nameof(ResNet20), blocks: 3)
    {
    }
}
