using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests.Networks;

/// <summary>Operands that are stretched over channels tie nothing: a spatial weight for all channels, a bias map, a channel weight.</summary>
[Prunable("3x8x8")]
public sealed partial class BroadcastNetwork : Module<Tensor, Tensor>
{
    private readonly Conv2d features = Conv2d(3, 12, 3, padding: 1);
    private readonly Conv2d where = Conv2d(3, 1, 3, padding: 1);
    private readonly Conv2d which = Conv2d(12, 12, 1);
    private readonly Conv2d next = Conv2d(12, 9, 3);
    private readonly Linear head = Linear(9, 4);

    public BroadcastNetwork() : base(nameof(BroadcastNetwork)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        var map = where.call(input);
        var x = functional.relu(features.call(input)) * map.sigmoid() + map;
        var weight = functional.hardsigmoid(which.call(functional.adaptive_avg_pool2d(x, 1)));
        x = torch.maximum(x * weight, x.pow(2)).clamp(-1, 3);
        return head.call((1 - next.call(x).cos()).mean([2, 3]));
    }
}
