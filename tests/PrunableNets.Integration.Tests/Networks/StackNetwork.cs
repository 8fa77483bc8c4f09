using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests.Networks;

/// <summary>stack, sums over the new dimension, and a product with it.</summary>
[Prunable("3x8x8")]
public sealed partial class StackNetwork : Module<Tensor, Tensor>
{
    private readonly Conv2d left = Conv2d(3, 10, 3);
    private readonly Conv2d right = Conv2d(3, 10, 3);
    private readonly Conv2d joined = Conv2d(10, 8, 1);
    private readonly Linear head = Linear(8 * 36, 4);

    public StackNetwork() : base(nameof(StackNetwork)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        var x = stack(new[] { left.call(input), right.call(input) }, dim: 1);
        x = functional.relu(x.sum(1) - x.select(1, 0));
        return head.call(joined.call(x).abs().flatten(1));
    }
}
