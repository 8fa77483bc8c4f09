using System;
using System.Linq;
using PrunableNets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace ModelZoo;

/// <summary>
/// A small transformer encoder (Vaswani et al. 2017) that classifies texts of 32 tokens: embedded tokens and positions, post-norm
/// encoder blocks, the mean over tokens.
/// </summary>
[Prunable("32:long")]
public sealed partial class TextTransformer : Module<Tensor, Tensor>
{
    private readonly Embedding tokens;
    private readonly Embedding positions;
    private readonly Sequential encoder;
    private readonly Linear classifier;

    public TextTransformer(long vocabulary = 1000, long length = 32, long model = 64, long heads = 4, long hidden = 128, int layers = 3, long classes = 5) : base(nameof(TextTransformer))
    {
        tokens = Embedding(vocabulary, model);
        positions = Embedding(length, model);
        encoder = Sequential(Enumerable.Range(0, layers).Select(i => ($"layer{i}", (Module<Tensor, Tensor>)new EncoderLayer(model, heads, hidden))).ToArray());
        classifier = Linear(model, classes);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var places = torch.arange(input.shape[1], device: input.device);
        var x = tokens.call(input) + positions.call(places);
        return classifier.call(encoder.call(x).mean(new long[] { 1 }));
    }

    private sealed class EncoderLayer : Module<Tensor, Tensor>
    {
        private readonly Linear query;
        private readonly Linear key;
        private readonly Linear value;
        private readonly Linear output;
        private readonly LayerNorm norm1;
        private readonly LayerNorm norm2;
        private readonly Sequential feed_forward;
        private readonly long heads;
        private readonly long head_dim;

        public EncoderLayer(long model, long heads, long hidden, double dropout = 0.1) : base(nameof(EncoderLayer))
        {
            if (model % heads != 0)
                throw new ArgumentException("The model's width is no multiple of the heads.", nameof(heads));
            this.heads = heads;
            head_dim = model / heads;
            query = Linear(model, model);
            key = Linear(model, model);
            value = Linear(model, model);
            output = Linear(model, model, hasBias: false);
            norm1 = LayerNorm(model);
            norm2 = LayerNorm(model);
            feed_forward = Sequential(
                ("fc1", Linear(model, hidden)),
                ("gelu", GELU()),
                ("drop", Dropout(dropout)),
                ("fc2", Linear(hidden, model)));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            x = norm1.call(x + Attend(x));
            return norm2.call(x + feed_forward.call(x));
        }

        private Tensor Attend(Tensor x)
        {
            using var scope = NewDisposeScope();
            var q = SplitHeads(query.call(x));
            var k = SplitHeads(key.call(x));
            var v = SplitHeads(value.call(x));
            var scores = torch.einsum("bhid,bhjd->bhij", q, k) / Math.Sqrt(head_dim);
            var weights = F.softmax(scores, dim: -1);
            var context = torch.einsum("bhij,bhjd->bhid", weights, v);
            var merged = context.permute(0, 2, 1, 3).contiguous().view(x.shape[0], -1, heads * head_dim);
            return output.call(merged).MoveToOuterDisposeScope();
        }

        private Tensor SplitHeads(Tensor x) => x.view(x.shape[0], x.shape[1], heads, head_dim).permute(0, 2, 1, 3);
    }
}
