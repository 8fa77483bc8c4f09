using PrunableNets;

namespace ModelZoo;

/// <summary>ResNet-50 for ten classes; branches are pruned, the residual streams keep their width.</summary>
[Prunable("3x64x64")]
public sealed partial class BranchResNet50 : ResNet
{
    public BranchResNet50() : base(nameof(BranchResNet50), static (from, to, norm, stride, downsample) => new Bottleneck(from, to, norm, stride, downsample), Bottleneck.Expansion, [3, 4, 6, 3], num_classes: 10)
    {
    }
}
