using System;
using PrunableNets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelZoo;

/// <summary>
/// A small BERT (Devlin et al. 2019) that classifies texts of 16 tokens: embeddings of tokens, positions and segments, post-norm layers
/// with a GELU MLP, and a pooler that reads the first token. 46,130 parameters; 592,224 multiply-accumulates in layers, 641,376 with the
/// matrix products of attention.
/// </summary>
[Prunable("16:long", Residual = ResidualTreatment.Stream)]
public sealed partial class Bert : Module<Tensor, Tensor>
{
    private readonly Embeddings embeddings;
    private readonly ModuleList<Layer> encoder;
    private readonly Linear pooler;
    private readonly Dropout dropout;
    private readonly Linear classifier;

    public Bert(
        long vocabulary = 100, long maxLength = 16, long width = 48, long heads = 4, long hidden = 96, int layers = 2, long classes = 2)
        : base(nameof(Bert))
    {
        embeddings = new Embeddings(vocabulary, maxLength, width);
        encoder = new ModuleList<Layer>();
        for (var i = 0; i < layers; i++)
            encoder.Add(new Layer(width, heads, hidden));
        pooler = Linear(width, width);
        dropout = Dropout(0.1);
        classifier = Linear(width, classes);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var x = embeddings.call(input);
        foreach (var layer in encoder)
            x = layer.call(x);
        var pooled = torch.tanh(pooler.call(x[.., 0]));
        return classifier.call(dropout.call(pooled));
    }

    /// <summary>Tokens, learned positions and segments, of which there is one here: the types of all tokens are zero.</summary>
    private sealed class Embeddings : Module<Tensor, Tensor>
    {
        private readonly Embedding word_embeddings;
        private readonly Embedding position_embeddings;
        private readonly Embedding token_type_embeddings;
        private readonly LayerNorm norm;
        private readonly Dropout dropout;

        public Embeddings(long vocabulary, long maxLength, long width, long types = 2) : base(nameof(Embeddings))
        {
            word_embeddings = Embedding(vocabulary, width);
            position_embeddings = Embedding(maxLength, width);
            token_type_embeddings = Embedding(types, width);
            norm = LayerNorm(width, eps: 1e-12);
            dropout = Dropout(0.1);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            var positions = torch.arange(input.shape[1], device: input.device).unsqueeze(0);
            var types = torch.zeros_like(input);
            var x = word_embeddings.call(input) + position_embeddings.call(positions) + token_type_embeddings.call(types);
            return dropout.call(norm.call(x));
        }
    }

    private sealed class SelfAttention : Module<Tensor, Tensor>
    {
        private readonly long heads;
        private readonly Linear query;
        private readonly Linear key;
        private readonly Linear value;
        private readonly Linear output;

        public SelfAttention(long width, long heads) : base(nameof(SelfAttention))
        {
            this.heads = heads;
            query = Linear(width, width);
            key = Linear(width, width);
            value = Linear(width, width);
            output = Linear(width, width);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var (q, k, v) = (SplitHeads(query.call(x)), SplitHeads(key.call(x)), SplitHeads(value.call(x)));
            var scores = torch.matmul(q, k.transpose(-1, -2)) / Math.Sqrt(q.shape[^1]);
            var attended = torch.matmul(functional.softmax(scores, dim: -1), v);
            return output.call(attended.permute(0, 2, 1, 3).contiguous().flatten(2));
        }

        private Tensor SplitHeads(Tensor x) => x.view(x.shape[0], x.shape[1], heads, x.shape[2] / heads).permute(0, 2, 1, 3);
    }

    private sealed class Layer : Module<Tensor, Tensor>
    {
        private readonly SelfAttention attention;
        private readonly LayerNorm attention_norm;
        private readonly Linear intermediate;
        private readonly GELU activation;
        private readonly Linear output;
        private readonly LayerNorm output_norm;
        private readonly Dropout dropout;

        public Layer(long width, long heads, long hidden) : base(nameof(Layer))
        {
            attention = new SelfAttention(width, heads);
            attention_norm = LayerNorm(width, eps: 1e-12);
            intermediate = Linear(width, hidden);
            activation = GELU();
            output = Linear(hidden, width);
            output_norm = LayerNorm(width, eps: 1e-12);
            dropout = Dropout(0.1);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            x = attention_norm.call(x + dropout.call(attention.call(x)));
            var grown = activation.call(intermediate.call(x));
            return output_norm.call(x + dropout.call(output.call(grown)));
        }
    }
}
