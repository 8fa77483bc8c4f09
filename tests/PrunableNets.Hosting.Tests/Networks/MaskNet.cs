using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting.Tests.Networks;

/// <summary>One logit a class and pixel.</summary>
[Prunable("1x8x8")]
public sealed partial class MaskNet : Module<Tensor, Tensor>
{
    private readonly Sequential layers = Sequential(Conv2d(1, 12, 3, padding: 1), BatchNorm2d(12), ReLU(), Conv2d(12, 8, 3, padding: 1), ReLU(), Conv2d(8, 2, 1));

    public MaskNet() : base(nameof(MaskNet)) => RegisterComponents();

    public override Tensor forward(Tensor input) => layers.call(input);
}
