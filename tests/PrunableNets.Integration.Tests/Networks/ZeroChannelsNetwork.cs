using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests.Networks;

/// <summary>Channels that a pad made zero are zero no more behind a norm, and the sum with them needs a gate.</summary>
[Prunable("3x8x8", Residual = ResidualTreatment.Stream)]
public sealed partial class ZeroChannelsNetwork : Module<Tensor, Tensor>
{
    private readonly Conv2d narrow = Conv2d(3, 6, 3, padding: 1);
    private readonly Conv2d wide = Conv2d(3, 10, 3, padding: 1);
    private readonly BatchNorm2d norm = BatchNorm2d(10);
    private readonly Conv2d depthwise = Conv2d(10, 10, 3, padding: 1, groups: 10);
    private readonly Conv2d head = Conv2d(10, 4, 1);

    public ZeroChannelsNetwork() : base(nameof(ZeroChannelsNetwork)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        var padded = functional.pad(functional.relu(narrow.call(input)), new long[] { 0, 0, 0, 0, 2, 2 });
        var x = functional.relu(wide.call(input));
        x = depthwise.call(padded) + x + norm.call(padded);
        return head.call(functional.relu(x + padded));
    }
}
