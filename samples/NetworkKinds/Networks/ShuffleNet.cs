using PrunableNets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NetworkKinds;

/// <summary>Half of the channels go past each unit, and then channels are shuffled (Ma et al. 2018).</summary>
[Prunable("3x32x32")]
public sealed partial class ShuffleNet : Module<Tensor, Tensor>
{
    private readonly Sequential stem = Sequential(Conv2d(3, 24, 3, padding: 1, bias: false), BatchNorm2d(24), ReLU());
    private readonly Sequential units = Sequential();
    private readonly Sequential last;
    private readonly Linear head = Linear(128, 10);

    public ShuffleNet() : base(nameof(ShuffleNet))
    {
        var from = 24L;
        foreach (var width in new long[] { 48, 64, 96 })
        {
            units.append(new Unit(from, width, 2)).append(new Unit(width, width, 1)).append(new Unit(width, width, 1));
            from = width;
        }
        last = Sequential(Conv2d(from, 128, 1, bias: false), BatchNorm2d(128), ReLU());
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => head.call(last.call(units.call(stem.call(input))).mean([2, 3]));

    private sealed class Unit : Module<Tensor, Tensor>
    {
        private readonly Sequential? shortcut;
        private readonly Sequential branch;

        public Unit(long from, long to, long stride) : base(nameof(Unit))
        {
            var half = to / 2;
            if (stride > 1)
                shortcut = Sequential(Depthwise(from, stride), BatchNorm2d(from), Conv2d(from, half, 1, bias: false), BatchNorm2d(half), ReLU());
            branch = Sequential(
                Conv2d(stride > 1 ? from : half, half, 1, bias: false), BatchNorm2d(half), ReLU(),
                Depthwise(half, stride), BatchNorm2d(half),
                Conv2d(half, half, 1, bias: false), BatchNorm2d(half), ReLU());
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var halves = shortcut is null ? x.chunk(2, 1) : [x, x];
            var y = cat([shortcut is null ? halves[0] : shortcut.call(halves[0]), branch.call(halves[1])], 1);
            var (batch, channels, height, width) = (y.shape[0], y.shape[1], y.shape[2], y.shape[3]);
            return y.view(batch, 2, channels / 2, height, width).transpose(1, 2).contiguous().view(batch, channels, height, width);
        }

        private static Conv2d Depthwise(long channels, long stride) => Conv2d(channels, channels, 3, stride, 1, groups: channels, bias: false);
    }
}
