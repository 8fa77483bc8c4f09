using PrunableNets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelZoo.Decoders;

/// <summary>
/// A small language model of the Llama family (Touvron et al. 2023): pre-norm layers with RMS norms, rotary positions, two heads of keys
/// and values for four of queries, SwiGLU, no biases. 94,528 parameters; for 12 tokens 1,081,344 multiply-accumulates in layers,
/// 1,118,208 with the matrix products of attention.
/// </summary>
[Prunable("12:long", Residual = ResidualTreatment.Stream)]
public sealed partial class LlamaDecoder : Module<Tensor, Tensor>
{
    private readonly Embedding embed_tokens;
    private readonly ModuleList<LlamaDecoderLayer> layers;
    private readonly LlamaRmsNorm norm;
    private readonly Linear lm_head;

    public LlamaDecoder(
        long vocabulary = 64, long dim = 64, long hidden = 160, long heads = 4, long keyValueHeads = 2, int depth = 2, long maxLength = 32)
        : base(nameof(LlamaDecoder))
    {
        embed_tokens = Embedding(vocabulary, dim);
        layers = new ModuleList<LlamaDecoderLayer>();
        for (var i = 0; i < depth; i++)
            layers.Add(new LlamaDecoderLayer(dim, hidden, heads, keyValueHeads, maxLength));
        norm = new LlamaRmsNorm(dim);
        lm_head = Linear(dim, vocabulary, hasBias: false);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var length = input.shape[1];
        var future = torch.ones(length, length, dtype: ScalarType.Bool, device: input.device).triu(1);
        var hidden = embed_tokens.call(input);
        foreach (var layer in layers)
            hidden = layer.call(hidden, future);
        return lm_head.call(norm.call(hidden));
    }
}
