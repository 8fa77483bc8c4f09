using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting.Tests.Networks;

/// <summary>A network that draws random numbers in training, beside another in one host.</summary>
[Prunable("1x8x8")]
public sealed partial class TwinNet : Module<Tensor, Tensor>
{
    private readonly Sequential layers = Sequential(Conv2d(1, 10, 3, padding: 1), ReLU(), Dropout(0.5), Flatten(), Linear(10 * 64, 4));

    public TwinNet() : base(nameof(TwinNet)) => RegisterComponents();

    public override Tensor forward(Tensor input) => layers.call(input);
}
