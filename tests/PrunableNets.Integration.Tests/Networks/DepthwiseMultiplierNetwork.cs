using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests.Networks;

/// <summary>Three filters a channel, then a grouped convolution whose groups go as a whole.</summary>
[Prunable("3x12x12")]
public sealed partial class DepthwiseMultiplierNetwork : Module<Tensor, Tensor>
{
    private readonly Sequential layers = Sequential(
        Conv2d(3, 8, 3, padding: 1), ReLU(),
        Conv2d(8, 24, 3, padding: 1, groups: 8), BatchNorm2d(24), ReLU(),
        Conv2d(24, 12, 3, padding: 1, groups: 4, bias: true), Sigmoid(),
        Conv2d(12, 5, 1));

    public DepthwiseMultiplierNetwork() : base(nameof(DepthwiseMultiplierNetwork)) => RegisterComponents();

    public override Tensor forward(Tensor input) => layers.call(input).mean([2, 3]);
}
