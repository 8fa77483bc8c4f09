using PrunableNets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NetworkKinds;

/// <summary>Patches of 4 x 4, a convolution, learnt positions and four pre-norm blocks (Dosovitskiy et al. 2020); the mean over patches.</summary>
[Prunable("3x32x32")]
public sealed partial class VisionTransformer : Module<Tensor, Tensor>
{
    private const long Width = 64;
    private const long Heads = 4;

    // A convolution before the patches (Xiao et al. 2021): a transformer this small learns little from bare patches of 10,000 images.
    private readonly Sequential patches = Sequential(
        Conv2d(3, 32, 3, stride: 2, padding: 1, bias: false), BatchNorm2d(32), ReLU(), Conv2d(32, Width, 3, stride: 2, padding: 1));
    private readonly Parameter positions = new(randn(1, 64, Width) * 0.02);
    private readonly Sequential blocks = Sequential(new Block(), new Block(), new Block(), new Block());
    private readonly LayerNorm norm = LayerNorm(Width);
    private readonly Linear head = Linear(Width, 10);

    public VisionTransformer() : base(nameof(VisionTransformer)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        var x = patches.call(input).flatten(2).transpose(1, 2) + positions;
        return head.call(norm.call(blocks.call(x)).mean([1]));
    }

    private sealed class Block : Module<Tensor, Tensor>
    {
        private readonly LayerNorm norm1 = LayerNorm(Width);
        private readonly Attention attention = new(Width, Heads);
        private readonly LayerNorm norm2 = LayerNorm(Width);
        private readonly Sequential mlp = Sequential(Linear(Width, 4 * Width), GELU(), Linear(4 * Width, Width));

        public Block() : base(nameof(Block)) => RegisterComponents();

        public override Tensor forward(Tensor x)
        {
            x = x + attention.call(norm1.call(x));
            return x + mlp.call(norm2.call(x));
        }
    }
}
