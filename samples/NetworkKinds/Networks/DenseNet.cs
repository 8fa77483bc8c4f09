using PrunableNets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NetworkKinds;

/// <summary>Three blocks of four layers that read everything before them (Huang et al. 2017), growth rate 12.</summary>
[Prunable("3x32x32")]
public sealed partial class DenseNet : Module<Tensor, Tensor>
{
    private const int BlockLayers = 4;
    private const long GrowthRate = 12;

    private readonly Conv2d stem = Conv2d(3, 16, 3, padding: 1, bias: false);
    private readonly Sequential blocks = Sequential();
    private readonly BatchNorm2d norm;
    private readonly Linear head;

    public DenseNet() : base(nameof(DenseNet))
    {
        var channels = 16L;
        for (var block = 0; block < 3; block++)
        {
            if (block > 0)
                blocks.append(new Transition(channels, channels /= 2));
            for (var i = 0; i < BlockLayers; i++, channels += GrowthRate)
                blocks.append(new DenseLayer(channels));
        }
        norm = BatchNorm2d(channels);
        head = Linear(channels, 10);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var x = functional.relu(norm.call(blocks.call(stem.call(input))));
        return head.call(x.mean([2, 3]));
    }

    private sealed class DenseLayer : Module<Tensor, Tensor>
    {
        private readonly BatchNorm2d norm;
        private readonly Conv2d conv;

        public DenseLayer(long channels) : base(nameof(DenseLayer))
        {
            norm = BatchNorm2d(channels);
            conv = Conv2d(channels, GrowthRate, 3, padding: 1, bias: false);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => cat([x, conv.call(functional.relu(norm.call(x)))], 1);
    }

    private sealed class Transition : Module<Tensor, Tensor>
    {
        private readonly BatchNorm2d norm;
        private readonly Conv2d conv;

        public Transition(long from, long to) : base(nameof(Transition))
        {
            norm = BatchNorm2d(from);
            conv = Conv2d(from, to, 1, bias: false);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => functional.avg_pool2d(conv.call(functional.relu(norm.call(x))), 2);
    }
}
