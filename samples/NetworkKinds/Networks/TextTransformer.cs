using PrunableNets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NetworkKinds;

/// <summary>Classes of 32 tokens: embeddings, two post-norm blocks (Vaswani et al. 2017), the mean over tokens.</summary>
[Prunable("32:long")]
public sealed partial class TextTransformer : Module<Tensor, Tensor>
{
    private const long Width = 64;
    private const long Heads = 4;

    private readonly Embedding tokens = Embedding(TextData.Vocabulary, Width);
    private readonly Embedding positions = Embedding(TextData.Length, Width);
    private readonly Sequential blocks = Sequential(new Block(), new Block());
    private readonly Linear head = Linear(Width, TextData.Classes);

    public TextTransformer() : base(nameof(TextTransformer)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        var x = tokens.call(input) + positions.call(arange(input.shape[1], device: input.device));
        return head.call(blocks.call(x).mean([1]));
    }

    private sealed class Block : Module<Tensor, Tensor>
    {
        private readonly Attention attention = new(Width, Heads);
        private readonly LayerNorm norm1 = LayerNorm(Width);
        private readonly Sequential feedForward = Sequential(Linear(Width, 2 * Width), GELU(), Linear(2 * Width, Width));
        private readonly LayerNorm norm2 = LayerNorm(Width);

        public Block() : base(nameof(Block)) => RegisterComponents();

        public override Tensor forward(Tensor x)
        {
            x = norm1.call(x + attention.call(x));
            return norm2.call(x + feedForward.call(x));
        }
    }
}
