using PrunableNets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EarlyPruning;

/// <summary>LeNet-300-100 (LeCun et al. 1998).</summary>
[Prunable("1x28x28")]
public sealed partial class MnistNet : Module<Tensor, Tensor>
{
    private readonly Linear hidden1 = Linear(28 * 28, 300);
    private readonly Linear hidden2 = Linear(300, 100);
    private readonly Linear output = Linear(100, 10);

    public MnistNet() : base(nameof(MnistNet)) => RegisterComponents();

    public override Tensor forward(Tensor input) =>
        output.call(functional.relu(hidden2.call(functional.relu(hidden1.call(input.flatten(1))))));
}
