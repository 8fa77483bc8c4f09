using PrunableNets;

namespace ModelZoo;

/// <summary>ResNet-18; branches are pruned, the residual stream keeps its width.</summary>
[Prunable("3x224x224")]
public sealed partial class ResNet18 : ResNet
{
    public ResNet18() : base(nameof(ResNet18), static (from, to, norm, stride, downsample) => new BasicBlock(from, to, norm, stride, downsample), 1, [2, 2, 2, 2])
    {
    }
}
