// expect: parameters 15402, macs 253168, groups 8, gates 248, notes 0
// MLP-Mixer (Tolstikhin et al. 2021) and a gMLP block (Liu et al. 2021) with a spatial gating unit.
[Prunable("3x32x32")]
public sealed partial class MlpMixer : Module<Tensor, Tensor>
{
    private readonly Conv2d patch;
    private readonly Sequential mixers;
    private readonly GmlpBlock gmlp;
    private readonly LayerNorm norm;
    private readonly Linear fc;

    public MlpMixer(long image = 32, long patch_size = 8, long dim = 24, int depth = 2, long token_dim = 32, long channel_dim = 48) : base(nameof(MlpMixer))
    {
        var patches = (image / patch_size) switch { var n => n * n };
        patch = Conv2d(3, dim, patch_size, stride: patch_size);
        var layers = new List<Module<Tensor, Tensor>>(depth);
        for (var _ = 0; _ < depth; _++)
        {
            layers.Add(new PreNormResidual(dim, new Transposed(FeedForward(patches, token_dim))));
            layers.Add(new PreNormResidual(dim, FeedForward(dim, channel_dim)));
        }
        mixers = Sequential(layers);
        gmlp = new GmlpBlock(dim, 40, patches);
        norm = LayerNorm(dim);
        fc = Linear(dim, 10);
        RegisterComponents();
    }

    private static Module<Tensor, Tensor> FeedForward(long dim, long hidden, double dropout = 0.0) =>
        Sequential(Linear(dim, hidden), GELU(), Dropout(dropout), Linear(hidden, dim), Dropout(dropout));

    public override Tensor forward(Tensor x)
    {
        x = patch.call(x).flatten(2).transpose(1, 2);
        x = gmlp.call(mixers.call(x));
        return fc.call(norm.call(x).mean([1]));
    }

    private sealed class Transposed : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> inner;

        public Transposed(Module<Tensor, Tensor> inner) : base(nameof(Transposed))
        {
            this.inner = inner;
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => inner.call(x.mT).mT;
    }

    private sealed class PreNormResidual : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> fn;
        private readonly LayerNorm norm;

        public PreNormResidual(long dim, Module<Tensor, Tensor> fn) : base(nameof(PreNormResidual))
        {
            this.fn = fn;
            norm = LayerNorm(dim);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => fn.call(norm.call(x)) + x;
    }

    private sealed class GmlpBlock : Module<Tensor, Tensor>
    {
        private readonly LayerNorm norm, sgu_norm;
        private readonly Linear proj_in, proj_out;
        private readonly Conv1d spatial;

        public GmlpBlock(long dim, long ffn, long seq) : base(nameof(GmlpBlock))
        {
            norm = LayerNorm(dim);
            proj_in = Linear(dim, ffn * 2);
            sgu_norm = LayerNorm(ffn);
            spatial = Conv1d(seq, seq, 1);
            init.constant_(spatial.bias!, 1.0);
            proj_out = Linear(ffn, dim);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var residual = x;
            x = functional.gelu(proj_in.call(norm.call(x)));
            var chunks = x.chunk(2, dim: -1);
            var (u, v) = (chunks[0], chunks[1]);
            v = spatial.call(sgu_norm.call(v));
            return proj_out.call(u * v) + residual;
        }
    }
}
