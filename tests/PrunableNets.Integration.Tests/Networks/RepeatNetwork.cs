using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests.Networks;

/// <summary>repeat_interleave over channels and over rows, expand, unflatten, cat of what is gated already.</summary>
[Prunable("3x6x6")]
public sealed partial class RepeatNetwork : Module<Tensor, Tensor>
{
    private readonly Conv2d first = Conv2d(3, 6, 3);
    private readonly Conv2d second = Conv2d(12, 8, 1);
    private readonly Conv2d third = Conv2d(20, 4, 1);
    private readonly Linear head = Linear(4 * 8, 3);

    public RepeatNetwork() : base(nameof(RepeatNetwork)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        var x = functional.relu(first.call(input)).repeat_interleave(2, 1);
        var y = functional.relu(second.call(x));
        var pooled = y.mean([2, 3], keepdim: true).expand(-1, -1, 4, 4);
        x = third.call(cat(new[] { x, pooled }, 1)).flatten(2).unflatten(2, 4, 4);
        return head.call(x.repeat_interleave(2, dim: 3).sum([2]).flatten(1));
    }
}
