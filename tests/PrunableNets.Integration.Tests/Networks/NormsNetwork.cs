using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests.Networks;

/// <summary>Every norm but the plain batch norm.</summary>
[Prunable("3x10x10")]
public sealed partial class NormsNetwork : Module<Tensor, Tensor>
{
    private readonly Sequential layers = Sequential(
        Conv2d(3, 16, 3), GroupNorm(4, 16), ReLU(),
        Conv2d(16, 16, 3, padding: 1), GroupNorm(8, 16, affine: false), PReLU(16),
        Conv2d(16, 12, 3, padding: 1), InstanceNorm2d(12), LeakyReLU(0.1),
        Conv2d(12, 12, 3, padding: 1), InstanceNorm2d(12, affine: true, track_running_stats: true), SiLU(),
        Conv2d(12, 10, 3, padding: 1), BatchNorm2d(10, affine: false), Tanh(),
        Conv2d(10, 10, 3, padding: 1), LayerNorm(new long[] { 8, 8 }), Softplus(),
        Conv2d(10, 6, 1), LayerNorm(new long[] { 6, 8, 8 }), Flatten(), Linear(6 * 64, 4));

    public NormsNetwork() : base(nameof(NormsNetwork)) => RegisterComponents();

    public override Tensor forward(Tensor input) => layers.call(input);
}
