// expect: parameters 4450, macs 125168, groups 6, gates 84, notes 0
// Perceiver (Jaegle et al. 2021) in small: learned latents attend to the input, then to themselves.
[Prunable("3x16x16")]
public sealed partial class PerceiverLite : Module<Tensor, Tensor>
{
    private readonly Parameter latents;
    private readonly CrossAttention cross;
    private readonly ModuleList<CrossAttention> self_attn;
    private readonly Linear to_logits;

    public PerceiverLite(long num_latents = 8, long latent_dim = 24, long input_dim = 3, int depth = 2) : base(nameof(PerceiverLite))
    {
        latents = Parameter(torch.randn(num_latents, latent_dim));
        cross = new CrossAttention(latent_dim, input_dim, heads: 1, dim_head: 16);
        self_attn = new ModuleList<CrossAttention>();
        for (int i = 0; i < depth; i++) self_attn.Add(new CrossAttention(latent_dim));
        to_logits = Linear(latent_dim, 10);
        RegisterComponents();
    }

    public override Tensor forward(Tensor data)
    {
        var b = data.shape[0];
        data = data.flatten(2).permute(0, 2, 1);
        var x = latents.unsqueeze(0).expand(b, latents.shape[0], latents.shape[1]);
        x = cross.call(x, data) + x;
        foreach (var attn in self_attn)
            x = attn.call(x, null) + x;
        return to_logits.call(x.mean(new long[] { -2 }));
    }

    private sealed class CrossAttention : Module<Tensor, Tensor?, Tensor>
    {
        private readonly long heads;
        private readonly float scale;
        private readonly Linear to_q, to_kv, to_out;

        public CrossAttention(long query_dim, long? context_dim = null, long heads = 2, long dim_head = 8) : base(nameof(CrossAttention))
        {
            var inner_dim = dim_head * heads;
            context_dim = context_dim ?? query_dim;
            scale = 1f / MathF.Sqrt(dim_head);
            this.heads = heads;
            to_q = Linear(query_dim, inner_dim, hasBias: false);
            to_kv = Linear(context_dim.Value, inner_dim * 2, hasBias: false);
            to_out = Linear(inner_dim, query_dim);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x, Tensor? context)
        {
            var q = to_q.call(x);
            context ??= x;
            var kv = to_kv.call(context).chunk(2, -1);
            Tensor Split(Tensor t) => t.reshape(t.shape[0], t.shape[1], heads, -1).transpose(1, 2);
            var (k, v) = (Split(kv[0]), Split(kv[1]));
            q = Split(q);
            var sim = torch.einsum("b h i d, b h j d -> b h i j", q, k) * scale;
            var attn = sim.softmax(dim: -1);
            var o = torch.einsum("b h i j, b h j d -> b h i d", attn, v);
            return to_out.call(o.transpose(1, 2).flatten(2));
        }
    }
}
