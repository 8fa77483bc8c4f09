using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting.Tests.Networks;

/// <summary>A network whose group norm nobody initialises.</summary>
[Prunable("1x8x8")]
public sealed partial class GroupedNet : Module<Tensor, Tensor>
{
    private readonly Conv2d conv = Conv2d(1, 16, 3, padding: 1);
    private readonly GroupNorm norm = GroupNorm(4, 16);
    private readonly Linear linear = Linear(16, 2);

    public GroupedNet() : base(nameof(GroupedNet)) => RegisterComponents();

    public override Tensor forward(Tensor input) => linear.call(functional.relu(norm.call(conv.call(input))).mean(new long[] { 2, 3 }));
}
