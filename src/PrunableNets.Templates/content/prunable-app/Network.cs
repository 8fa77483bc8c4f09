using PrunableNets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Networks;

/// <summary>Ordinary TorchSharp. The attribute has the shape of the input, without the batch.</summary>
[Prunable("3x32x32")]
public sealed partial class Network : Module<Tensor, Tensor>
{
    private readonly Sequential features = Sequential(
        Conv2d(3, 16, 3, padding: 1, bias: false), BatchNorm2d(16), ReLU(), MaxPool2d(2),
        Conv2d(16, 32, 3, padding: 1, bias: false), BatchNorm2d(32), ReLU(), MaxPool2d(2),
        Conv2d(32, 64, 3, padding: 1, bias: false), BatchNorm2d(64), ReLU(), AdaptiveAvgPool2d(1));

    private readonly Linear head = Linear(64, 10);

    public Network() : base(nameof(Network)) => RegisterComponents();

    public override Tensor forward(Tensor input) => head.call(features.call(input).flatten(1));
}
