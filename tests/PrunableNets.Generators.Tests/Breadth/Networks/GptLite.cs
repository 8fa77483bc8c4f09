// expect: parameters 15840, macs 191232, groups 10, gates 300, notes 0, float32 alone
// A small GPT-2 (Radford et al. 2019) after minGPT: parts in a dictionary of modules, sizes by the model's name, the head tied to the table of tokens.
// below: 40
[Prunable("12:long")]
public sealed partial class GptLite : Module<Tensor, Tensor>
{
    public sealed record GPTConfig
    {
        public long VocabSize { get; init; } = 40;
        public long BlockSize { get; init; } = 16;
        public (int NLayer, int NHead, int NEmbd) Size { get; init; }
        public int NEmbd => Size.NEmbd;
        public (double Embd, double Resid, double Attn) PDrop { get; init; } = (0.1, 0.1, 0.1);

        public static GPTConfig FromType(string modelType)
        {
            var config = new GPTConfig();
            return modelType switch
            {
                "gpt-nano" => config with { Size = (3, 3, 48) },
                "gpt-pico" => config with { Size = (2, 2, 24), PDrop = config.PDrop with { Attn = 0 } },
                _ => throw new ArgumentException($"Unknown model type {modelType}.", nameof(modelType)),
            };
        }
    }

    private readonly ModuleDict<Module> transformer;
    private readonly long block_size;

    public GptLite(string model_type = "gpt-pico") : base("GPT")
    {
        var config = GPTConfig.FromType(model_type);
        block_size = config.BlockSize;
        transformer = new ModuleDict<Module>();
        transformer.Add("wte", Embedding(config.VocabSize, config.NEmbd));
        transformer.Add("wpe", Embedding(config.BlockSize, config.NEmbd));
        transformer.Add("drop", Dropout(config.PDrop.Embd));
        transformer.Add("h", new ModuleList<Block>(Enumerable.Range(0, config.Size.NLayer).Select(_ => new Block(config)).ToArray()));
        transformer.Add("ln_f", LayerNorm(config.NEmbd));
        RegisterComponents();
        foreach (var linear in modules().OfType<Linear>())
            init.normal_(linear.weight!, mean: 0.0, std: 0.2);
    }

    public override Tensor forward(Tensor idx)
    {
        var t = idx.size(1);
        if (t > block_size)
            throw new ArgumentException($"Cannot forward sequence of length {t}, block size is only {block_size}");
        var wte = (Embedding)transformer["wte"];
        var pos = torch.arange(0, t, dtype: int64, device: idx.device).unsqueeze(0);
        var x = wte.call(idx) + ((Embedding)transformer["wpe"]).call(pos);
        x = ((Dropout)transformer["drop"]).call(x);
        foreach (var block in (ModuleList<Block>)transformer["h"])
            x = block.call(x);
        x = ((LayerNorm)transformer["ln_f"]).call(x);
        return functional.linear(x, wte.weight!);
    }

    private sealed class CausalSelfAttention : Module<Tensor, Tensor>
    {
        private readonly Linear c_attn, c_proj;
        private readonly Dropout attn_dropout, resid_dropout;
        private readonly int n_head, n_embd;

        public CausalSelfAttention(GPTConfig config) : base(nameof(CausalSelfAttention))
        {
            (n_head, n_embd) = (config.Size.NHead, config.NEmbd);
            (c_attn, c_proj) = (Linear(n_embd, 3 * n_embd), Linear(n_embd, n_embd));
            (attn_dropout, resid_dropout) = (Dropout(config.PDrop.Attn), Dropout(config.PDrop.Resid));
            register_buffer("causal_mask", torch.tril(torch.ones(config.BlockSize, config.BlockSize)).gt(0).view(1, 1, config.BlockSize, config.BlockSize));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var (B, T, C) = (x.size(0), x.size(1), x.size(2));
            var qkv = c_attn.call(x).split(n_embd, dim: 2);
            var (q, k, v) = (qkv[0], qkv[1], qkv[2]);
            Tensor heads(Tensor y) => y.view(B, T, n_head, C / n_head).transpose(1, 2);
            (q, k, v) = (heads(q), heads(k), heads(v));
            var att = q.matmul(k.transpose(-2, -1)) * (1.0 / Math.Sqrt(k.size(-1)));
            var mask = get_buffer("causal_mask")![.., .., ..(int)T, ..(int)T];
            att = att.masked_fill(mask.logical_not(), float.NegativeInfinity);
            att = attn_dropout.call(functional.softmax(att, dim: -1));
            var y = att.matmul(v).transpose(1, 2).contiguous().view(B, T, C);
            return resid_dropout.call(c_proj.call(y));
        }
    }

    private sealed class NewGELU() : Module<Tensor, Tensor>(nameof(NewGELU))
    {
        public override Tensor forward(Tensor x) => 0.5 * x * (1.0 + torch.tanh(Math.Sqrt(2.0 / Math.PI) * (x + 0.044715 * torch.pow(x, 3.0))));
    }

    private sealed class Block : Module<Tensor, Tensor>
    {
        private readonly LayerNorm ln_1, ln_2;
        private readonly CausalSelfAttention attn;
        private readonly Sequential mlpf;

        public Block(GPTConfig config) : base(nameof(Block))
        {
            ln_1 = LayerNorm(config.NEmbd);
            attn = new CausalSelfAttention(config);
            ln_2 = LayerNorm(config.NEmbd);
            mlpf = Sequential(
                ("c_fc", Linear(config.NEmbd, 4 * config.NEmbd)),
                ("act", new NewGELU()),
                ("c_proj", Linear(4 * config.NEmbd, config.NEmbd)),
                ("dropout", Dropout(config.PDrop.Resid)));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            x = x + attn.call(ln_1.call(x));
            return x + mlpf.call(ln_2.call(x));
        }
    }
}
