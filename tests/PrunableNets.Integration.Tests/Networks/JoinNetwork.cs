using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests.Networks;

/// <summary>Two branches behind a stem, joined side by side.</summary>
[Prunable("3x8x8")]
public sealed partial class JoinNetwork : Module<Tensor, Tensor>
{
    private readonly Conv2d stem = Conv2d(3, 6, 3, padding: 1);
    private readonly Conv2d left = Conv2d(6, 5, 1);
    private readonly Conv2d right = Conv2d(6, 7, 3, padding: 1);
    private readonly Linear head = Linear(12, 3);

    public JoinNetwork() : base(nameof(JoinNetwork)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        var x = functional.relu(stem.call(input));
        var joined = cat(new[] { functional.relu(left.call(x)), functional.relu(right.call(x)) }, 1);
        return head.call(joined.mean(new long[] { 2, 3 }));
    }
}
