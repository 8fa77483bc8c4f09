using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting.Tests.Networks;

/// <summary>A table's classes from the first layer already, and from the second: logits [N, 2 exits, 2 classes].</summary>
[Prunable("10")]
public sealed partial class ExitTableNet : Module<Tensor, Tensor>
{
    private readonly Linear first = Linear(10, 24);
    private readonly Sequential early = Sequential(Linear(24, 24), ReLU(), Linear(24, 2));
    private readonly Linear second = Linear(24, 24);
    private readonly Sequential last = Sequential(Linear(24, 24), ReLU(), Linear(24, 2));

    public ExitTableNet() : base(nameof(ExitTableNet)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        var x = functional.relu(first.call(input));
        var soon = early.call(x);
        return stack(new[] { soon, last.call(functional.relu(second.call(x))) }, dim: 1);
    }
}
