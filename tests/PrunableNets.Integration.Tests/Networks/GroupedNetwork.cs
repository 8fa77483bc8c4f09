using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests.Networks;

/// <summary>Convolutions that are padded, dilated, grouped and strided, the last without a bias in front of a norm.</summary>
[Prunable("4x10x10")]
public sealed partial class GroupedNetwork : Module<Tensor, Tensor>
{
    private readonly Conv2d stem = Conv2d(4, 8, 3, padding: 1);
    private readonly Conv2d mixed = Conv2d(8, 8, 3, padding: 2, dilation: 2);
    private readonly Conv2d grouped = Conv2d(8, 8, 3, padding: 1, groups: 2);
    private readonly Conv2d last = Conv2d(8, 6, 3, stride: 2, bias: false);
    private readonly BatchNorm2d norm = BatchNorm2d(6);
    private readonly Linear head = Linear(6, 5);

    public GroupedNetwork() : base(nameof(GroupedNetwork)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        var x = functional.relu(stem.call(input));
        x = functional.relu(grouped.call(functional.relu(mixed.call(x))));
        x = functional.relu(norm.call(last.call(x)));
        return head.call(x.mean([2, 3]));
    }
}
