using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests.Networks;

/// <summary>Channel shuffle as a module and by hand, slices with steps, split and chunk.</summary>
[Prunable("3x8x8")]
public sealed partial class ShuffleNetwork : Module<Tensor, Tensor>
{
    private readonly Conv2d first = Conv2d(3, 12, 3, padding: 1);
    private readonly ChannelShuffle shuffle = ChannelShuffle(3);
    private readonly Conv2d second = Conv2d(12, 12, 1);
    private readonly Conv2d even = Conv2d(6, 8, 1);
    private readonly Conv2d odd = Conv2d(6, 8, 1);
    private readonly Linear head = Linear(16, 5);

    public ShuffleNetwork() : base(nameof(ShuffleNetwork)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        var x = shuffle.call(functional.relu(first.call(input)));
        var parts = x.split(new long[] { 4, 8 }, 1);
        x = second.call(cat(new[] { parts[1], parts[0] }, 1)).relu_();
        x = x.reshape(-1, 2, 6, 8, 8).permute(0, 2, 1, 3, 4).reshape(-1, 12, 8, 8);
        var every2nd = x[TensorIndex.Colon, TensorIndex.Slice(step: 2)];
        var others = x[TensorIndex.Colon, TensorIndex.Slice(1, null, 2)];
        x = cat(new[] { even.call(every2nd), odd.call(others) }, 1);
        return head.call(x.amax(new long[] { 2, 3 }));
    }
}
