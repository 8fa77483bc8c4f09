using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting.Tests.Networks;

/// <summary>One number of the ten columns of a table.</summary>
[Prunable("10")]
public sealed partial class PriceNet : Module<Tensor, Tensor>
{
    private readonly Sequential layers = Sequential(Linear(10, 24), ReLU(), Linear(24, 16), ReLU(), Linear(16, 1));

    public PriceNet() : base(nameof(PriceNet)) => RegisterComponents();

    public override Tensor forward(Tensor input) => layers.call(input);
}
