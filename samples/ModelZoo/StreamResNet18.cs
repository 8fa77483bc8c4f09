using PrunableNets;

namespace ModelZoo;

/// <summary>ResNet-18 for ten classes; the residual stream of each stage is pruned as a whole.</summary>
[Prunable("3x64x64", Residual = ResidualTreatment.Stream)]
public sealed partial class StreamResNet18 : ResNet
{
    public StreamResNet18() : base(nameof(StreamResNet18), static (from, to, norm, stride, downsample) => new BasicBlock(from, to, norm, stride, downsample), 1, [2, 2, 2, 2], num_classes: 10)
    {
    }
}
