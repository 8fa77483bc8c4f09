// expect: parameters 20808, macs 207960, groups 6, gates 180, notes 0
// A byte-level language model of gated causal convolutions (blocks as in Mamba, Gu and Dao 2023, without the scan): depthwise, cut at the end, multiplied by a gate.
// below: 256
[Prunable("24:long")]
public sealed partial class GatedConvLm : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> embedding;
    private readonly ModuleList<MixerBlock> layers;
    private readonly RmsNorm norm_f;
    private readonly Linear lm_head;

    public GatedConvLm(int d_model = 24, int n_layer = 3, double expand = 1.5, int d_conv = 4) : base("GatedConvLM")
    {
        embedding = Embedding(byte.MaxValue + 1, d_model);
        layers = ModuleList(Enumerable.Range(0, n_layer).Select(i => new MixerBlock(d_model, (int)(expand * d_model), kernel: d_conv + i)).ToArray());
        norm_f = new RmsNorm(d_model);
        lm_head = Linear(d_model, byte.MaxValue + 1, hasBias: false);
        RegisterComponents();
    }

    public override Tensor forward(Tensor bytes)
    {
        using var scope = torch.NewDisposeScope();
        var (hidden, residual) = (embedding.call(bytes), default(Tensor));
        foreach (var layer in layers)
        {
            residual = residual is null ? hidden : hidden + residual;
            hidden = layer.call(residual);
        }
        hidden = norm_f.call(residual is null ? hidden : hidden + residual);
        var last = hidden[TensorIndex.Ellipsis, TensorIndex.Single(-1), TensorIndex.Slice()];
        return lm_head.call(last).MoveToOuterDisposeScope();
    }

    private sealed class RmsNorm : Module<Tensor, Tensor>
    {
        private readonly Parameter scale;

        public RmsNorm(long dim) : base(nameof(RmsNorm))
        {
            scale = torch.ones(dim).AsParameter();
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => x * x.square().mean([-1], keepdim: true).add(1e-5).rsqrt() * scale;
    }

    private sealed class MixerBlock : Module<Tensor, Tensor>
    {
        private readonly RmsNorm norm;
        private readonly Linear in_proj, out_proj;
        private readonly Conv1d conv1d;
        private readonly SiLU act;

        public MixerBlock(int d_model, int d_inner, int kernel) : base(nameof(MixerBlock))
        {
            norm = new RmsNorm(d_model);
            in_proj = Linear(d_model, 2 * d_inner, hasBias: false);
            conv1d = Conv1d(d_inner, d_inner, kernel, padding: kernel - 1, groups: d_inner);
            act = SiLU();
            out_proj = Linear(d_inner, d_model, hasBias: false);
            RegisterComponents();
        }

        public override Tensor forward(Tensor hidden_states)
        {
            var length = hidden_states.shape[1];
            var projected = in_proj.call(norm.call(hidden_states));
            if (projected.chunk(2, dim: -1) is not [var x, var z])
                throw new InvalidOperationException("A projection has two halves.");
            x = conv1d.call(x.transpose(1, 2))[TensorIndex.Ellipsis, TensorIndex.Slice(stop: length)];
            x = act.call(x).transpose(1, 2);
            return out_proj.call(x * act.call(z));
        }
    }
}
