using PrunableNets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NetworkKinds;

/// <summary>Residual blocks whose branch is weighted channel by channel (squeeze-and-excitation, Hu et al. 2018), with projections.</summary>
[Prunable("3x32x32")]
public sealed partial class SeResNet : Module<Tensor, Tensor>
{
    private readonly Sequential stem = Sequential(Conv2d(3, 16, 3, padding: 1, bias: false), BatchNorm2d(16), ReLU());
    private readonly Sequential blocks = Sequential(
        new Block(16, 16, 1), new Block(16, 16, 1), new Block(16, 32, 2), new Block(32, 32, 1), new Block(32, 64, 2), new Block(64, 64, 1));
    private readonly Linear head = Linear(64, 10);

    public SeResNet() : base(nameof(SeResNet)) => RegisterComponents();

    public override Tensor forward(Tensor input) => head.call(blocks.call(stem.call(input)).mean([2, 3]));

    private sealed class Block : Module<Tensor, Tensor>
    {
        private readonly Sequential branch;
        private readonly Sequential scale;
        private readonly Sequential? projection;

        public Block(long from, long to, long stride) : base(nameof(Block))
        {
            branch = Sequential(
                Conv2d(from, to, 3, stride, 1, bias: false), BatchNorm2d(to), ReLU(), Conv2d(to, to, 3, padding: 1, bias: false), BatchNorm2d(to));
            scale = Sequential(Linear(to, to / 4), ReLU(), Linear(to / 4, to), Sigmoid());
            if (from != to)
                projection = Sequential(Conv2d(from, to, 1, stride, bias: false), BatchNorm2d(to));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var y = branch.call(x);
            y = y * scale.call(y.mean([2, 3])).unsqueeze(-1).unsqueeze(-1);
            return functional.relu(y + (projection is null ? x : projection.call(x)));
        }
    }
}
