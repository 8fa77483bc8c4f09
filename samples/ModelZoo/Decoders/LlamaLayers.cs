using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelZoo.Decoders;

/// <summary>Attention and a feed-forward network, each behind a norm and added to the stream.</summary>
internal sealed class LlamaDecoderLayer : Module<Tensor, Tensor, Tensor>
{
    private readonly LlamaRmsNorm input_layernorm;
    private readonly LlamaAttention self_attn;
    private readonly LlamaRmsNorm post_attention_layernorm;
    private readonly LlamaMlp mlp;

    public LlamaDecoderLayer(long dim, long hidden, long heads, long keyValueHeads, long maxLength) : base(nameof(LlamaDecoderLayer))
    {
        input_layernorm = new LlamaRmsNorm(dim);
        self_attn = new LlamaAttention(dim, heads, keyValueHeads, maxLength);
        post_attention_layernorm = new LlamaRmsNorm(dim);
        mlp = new LlamaMlp(dim, hidden);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x, Tensor future)
    {
        x = x + self_attn.call(input_layernorm.call(x), future);
        return x + mlp.call(post_attention_layernorm.call(x));
    }
}

/// <summary>Features divided by their root mean square (Zhang and Sennrich 2019).</summary>
internal sealed class LlamaRmsNorm : Module<Tensor, Tensor>
{
    private readonly Parameter weight;
    private readonly double eps;

    public LlamaRmsNorm(long dim, double eps = 1e-6) : base(nameof(LlamaRmsNorm))
    {
        this.eps = eps;
        weight = new Parameter(torch.ones(dim));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => x * torch.rsqrt((x * x).mean([-1], keepdim: true) + eps) * weight;
}

/// <summary>SwiGLU (Shazeer 2020) with a layer for the gate and one for what it lets through.</summary>
internal sealed class LlamaMlp : Module<Tensor, Tensor>
{
    private readonly Linear gate_proj;
    private readonly Linear up_proj;
    private readonly Linear down_proj;
    private readonly SiLU act_fn;

    public LlamaMlp(long dim, long hidden) : base(nameof(LlamaMlp))
    {
        gate_proj = Linear(dim, hidden, hasBias: false);
        up_proj = Linear(dim, hidden, hasBias: false);
        down_proj = Linear(hidden, dim, hasBias: false);
        act_fn = SiLU();
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => down_proj.call(act_fn.call(gate_proj.call(x)) * up_proj.call(x));
}
