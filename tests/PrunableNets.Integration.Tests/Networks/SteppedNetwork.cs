using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests.Networks;

/// <summary>Widths go in steps of the class's own, which are no divisor of eight.</summary>
[Prunable("2x8x8", RoundTo = 5)]
public sealed partial class SteppedNetwork : Module<Tensor, Tensor>
{
    private readonly Conv2d first = Conv2d(2, 20, 3);
    private readonly Conv2d second = Conv2d(20, 15, 3);
    private readonly Linear head = Linear(15, 2);

    public SteppedNetwork() : base(nameof(SteppedNetwork)) => RegisterComponents();

    public override Tensor forward(Tensor input) => head.call(functional.relu(second.call(functional.relu(first.call(input)))).mean([2, 3]));
}
