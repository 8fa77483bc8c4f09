using PrunableNets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EarlyPruning;

/// <summary>Three convolutions and two linear layers, small enough that many of them are trained on a CPU.</summary>
[Prunable("3x32x32")]
public sealed partial class CifarNet : Module<Tensor, Tensor>
{
    private readonly Sequential layers = Sequential(
        Conv2d(3, 32, 3, padding: 1, bias: false), BatchNorm2d(32), ReLU(), MaxPool2d(2),
        Conv2d(32, 64, 3, padding: 1, bias: false), BatchNorm2d(64), ReLU(), MaxPool2d(2),
        Conv2d(64, 128, 3, padding: 1, bias: false), BatchNorm2d(128), ReLU(), MaxPool2d(2),
        Flatten(), Linear(128 * 4 * 4, 128), ReLU(), Linear(128, 10));

    public CifarNet() : base(nameof(CifarNet)) => RegisterComponents();

    public override Tensor forward(Tensor input) => layers.call(input);
}
