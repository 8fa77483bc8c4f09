using PrunableNets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Ship;

/// <summary>A small residual network for images of 32 x 32 pixels in ten classes.</summary>
[Prunable("3x32x32")]
public sealed partial class FigureNet : Module<Tensor, Tensor>
{
    private readonly Sequential stem, blocks;
    private readonly Linear head = Linear(48, 10);

    public FigureNet() : base(nameof(FigureNet))
    {
        stem = Sequential(Conv2d(3, 48, 3, stride: 2, padding: 1, bias: false), BatchNorm2d(48), ReLU());
        blocks = Sequential(new Block(48, 2), new Block(48, 2), new Block(48, 1));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = blocks.call(stem.call(input));
        return head.call(functional.adaptive_avg_pool2d(x, 1).flatten(1)).MoveToOuterDisposeScope();
    }

    private sealed class Block : Module<Tensor, Tensor>
    {
        private readonly Conv2d conv1, conv2;
        private readonly BatchNorm2d bn1, bn2;
        private readonly Module<Tensor, Tensor> shortcut;

        public Block(long channels, long stride) : base(nameof(Block))
        {
            conv1 = Conv2d(channels, channels, 3, stride: stride, padding: 1, bias: false);
            bn1 = BatchNorm2d(channels);
            conv2 = Conv2d(channels, channels, 3, padding: 1, bias: false);
            bn2 = BatchNorm2d(channels);
            shortcut = stride == 1 ? Identity() : AvgPool2d(stride);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            using var scope = NewDisposeScope();
            var y = functional.relu(bn1.call(conv1.call(x)));
            y = bn2.call(conv2.call(y)) + shortcut.call(x);
            return functional.relu(y).MoveToOuterDisposeScope();
        }
    }
}
