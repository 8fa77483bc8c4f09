using PrunableNets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelZoo;

/// <summary>
/// DenseNet-40 with growth rate 12 for CIFAR, without bottlenecks and without compression (Huang et al. 2017). Parameter names
/// follow the checkpoints of the pruning literature (HRank, AutoBot).
/// </summary>
[Prunable("3x32x32")]
public sealed partial class DenseNet40 : Module<Tensor, Tensor>
{
    private const int Depth = 40;
    private const long GrowthRate = 12;
    private const int LayersPerBlock = (Depth - 4) / 3;

    private readonly Conv2d conv1;
    private readonly Sequential dense1;
    private readonly Transition trans1;
    private readonly Sequential dense2;
    private readonly Transition trans2;
    private readonly Sequential dense3;
    private readonly BatchNorm2d bn;
    private readonly Linear fc;

    public DenseNet40(long classes = 10) : base(nameof(DenseNet40))
    {
        var channels = 2 * GrowthRate;
        conv1 = Conv2d(3, channels, 3, padding: 1, bias: false);
        (dense1, channels) = MakeBlock(channels);
        trans1 = new Transition(channels);
        (dense2, channels) = MakeBlock(channels);
        trans2 = new Transition(channels);
        (dense3, channels) = MakeBlock(channels);
        bn = BatchNorm2d(channels);
        fc = Linear(channels, classes);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var x = conv1.call(input);
        x = trans1.call(dense1.call(x));
        x = trans2.call(dense2.call(x));
        x = functional.relu(bn.call(dense3.call(x)));
        x = functional.avg_pool2d(x, 8);
        return fc.call(x.view(x.size(0), -1));
    }

    private static (Sequential Block, long Channels) MakeBlock(long channels)
    {
        var block = Sequential();
        for (var i = 0; i < LayersPerBlock; i++, channels += GrowthRate)
            block.append(new DenseLayer(channels));
        return (block, channels);
    }

    /// <summary>Norm, ReLU and convolution of everything so far; the result is appended to it.</summary>
    private sealed class DenseLayer : Module<Tensor, Tensor>
    {
        private readonly BatchNorm2d bn1;
        private readonly Conv2d conv1;

        public DenseLayer(long channels) : base(nameof(DenseLayer))
        {
            bn1 = BatchNorm2d(channels);
            conv1 = Conv2d(channels, GrowthRate, 3, padding: 1, bias: false);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var grown = conv1.call(functional.relu(bn1.call(x)));
            return cat(new[] { x, grown }, 1);
        }
    }

    private sealed class Transition : Module<Tensor, Tensor>
    {
        private readonly BatchNorm2d bn1;
        private readonly Conv2d conv1;

        public Transition(long channels) : base(nameof(Transition))
        {
            bn1 = BatchNorm2d(channels);
            conv1 = Conv2d(channels, channels, 1, bias: false);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => functional.avg_pool2d(conv1.call(functional.relu(bn1.call(x))), 2);
    }
}
