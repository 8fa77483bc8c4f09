// expect: parameters 122163, macs 12881408, groups 27, gates 302, notes 0, float32 alone
// Denoising diffusion (Ho et al. 2020): a U-Net with sinusoidal time embeddings, group norms scaled and shifted by the time, and attention.
// below: 1000
[Prunable("3x16x16", "1:long")]
public sealed partial class DdpmUNet : Module<Tensor, Tensor, Tensor>
{
    private readonly Conv2d init_conv, final_conv;
    private readonly Sequential time_mlp;
    private readonly ModuleList<ResnetBlock> down_blocks = new(), up_blocks = new();
    private readonly ModuleList<Module<Tensor, Tensor>> down_attns = new(), up_attns = new(), downs = new(), ups = new();
    private readonly ResnetBlock mid_block1, mid_block2, final_res_block;
    private readonly Attention mid_attn;
    private readonly long dim;

    public DdpmUNet(long dim = 16, params int[] dim_mults) : base("Unet")
    {
        dim_mults = dim_mults.Length == 0 ? new[] { 1, 2 } : dim_mults;
        this.dim = dim;
        init_conv = Conv2d(3, dim, 7, padding: 3);
        var dims = dim_mults.Select(m => dim * m).Prepend(dim).ToArray();
        var in_out = dims[..^1].Zip(dims[1..]).ToArray();
        var time_dim = 2 * dim;
        time_mlp = Sequential(Linear(dim, time_dim), GELU(), Linear(time_dim, time_dim));
        foreach (var (ind, (dim_in, dim_out)) in in_out.Select((pair, i) => (i, pair)))
        {
            var is_last = ind == in_out.Length - 1;
            down_blocks.Add(new ResnetBlock(dim_in, dim_in, time_dim));
            down_attns.Add(is_last ? new Attention(dim_in) : Identity());
            downs.Add(is_last ? Conv2d(dim_in, dim_out, 3, padding: 1) : Conv2d(dim_in, dim_out, 4, stride: 2, padding: 1));
        }
        (mid_block1, mid_block2) = (new ResnetBlock(dims[^1], dims[^1], time_dim), new ResnetBlock(dims[^1], dims[^1], time_dim));
        mid_attn = new Attention(dims[^1]);
        for (var ind = in_out.Length - 1; ind >= 0; ind--)
        {
            var (dim_in, dim_out) = in_out[ind];
            up_blocks.Add(new ResnetBlock(dim_out + dim_in, dim_out, time_dim));
            up_attns.Add(ind == in_out.Length - 1 ? new Attention(dim_out) : Identity());
            ups.Add(ind == 0
                ? Conv2d(dim_out, dim_in, 3, padding: 1)
                : Sequential(Upsample(scale_factor: [2, 2], mode: UpsampleMode.Nearest), Conv2d(dim_out, dim_in, 3, padding: 1)));
        }
        final_res_block = new ResnetBlock(dim * 2, dim, time_dim);
        final_conv = Conv2d(dim, 3, 1);
        RegisterComponents();
    }

    private Tensor TimeEmbedding(Tensor time)
    {
        var half = dim / 2;
        var frequencies = torch.exp(torch.arange(half, dtype: float32, device: time.device) * -(Math.Log(10000) / (half - 1)));
        var angles = time.to_type(float32).view(-1, 1) * frequencies;
        return torch.cat([angles.sin(), angles.cos()], dim: -1);
    }

    public override Tensor forward(Tensor x, Tensor time)
    {
        x = init_conv.call(x);
        var r = x.clone();
        var t = time_mlp.call(TimeEmbedding(time));
        var h = new Stack<Tensor>();
        for (var i = 0; i < downs.Count; i++)
        {
            x = down_attns[i].call(down_blocks[i].call(x, t));
            h.Push(x);
            x = downs[i].call(x);
        }
        x = mid_block2.call(mid_attn.call(mid_block1.call(x, t)), t);
        for (var i = 0; i < ups.Count; i++)
            x = ups[i].call(up_attns[i].call(up_blocks[i].call(torch.cat([x, h.Pop()], dim: 1), t)));
        return final_conv.call(final_res_block.call(torch.cat([x, r], dim: 1), t));
    }

    private sealed class ResnetBlock : Module<Tensor, Tensor, Tensor>
    {
        private readonly Linear time_proj;
        private readonly Conv2d proj1, proj2;
        private readonly GroupNorm norm1, norm2;
        private readonly Module<Tensor, Tensor> res_conv;

        public ResnetBlock(long dim, long dim_out, long time_dim, long groups = 4) : base(nameof(ResnetBlock))
        {
            time_proj = Linear(time_dim, dim_out * 2);
            (proj1, proj2) = (Conv2d(dim, dim_out, 3, padding: 1), Conv2d(dim_out, dim_out, 3, padding: 1));
            (norm1, norm2) = (GroupNorm(groups, dim_out), GroupNorm(groups, dim_out));
            res_conv = dim != dim_out ? Conv2d(dim, dim_out, 1) : Identity();
            RegisterComponents();
        }

        public override Tensor forward(Tensor x, Tensor time_emb)
        {
            if (time_proj.call(functional.silu(time_emb)).unsqueeze(-1).unsqueeze(-1).chunk(2, dim: 1) is not [var scale, var shift])
                throw new InvalidOperationException();
            var h = norm1.call(proj1.call(x)) * (scale + 1) + shift;
            h = functional.silu(norm2.call(proj2.call(functional.silu(h))));
            return h + res_conv.call(x);
        }
    }

    private sealed class Attention : Module<Tensor, Tensor>
    {
        private const int Heads = 2, HeadDim = 8;
        private readonly GroupNorm norm;
        private readonly Conv2d to_qkv, to_out;

        public Attention(long dim) : base(nameof(Attention))
        {
            norm = GroupNorm(1, dim);
            to_qkv = Conv2d(dim, Heads * HeadDim * 3, 1, bias: false);
            to_out = Conv2d(Heads * HeadDim, dim, 1);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var (b, h, w) = (x.shape[0], x.shape[2], x.shape[3]);
            var qkv = to_qkv.call(norm.call(x)).chunk(3, 1).Select(t => t.reshape(b, Heads, HeadDim, h * w)).ToArray();
            var sim = torch.einsum("b h d i, b h d j -> b h i j", qkv[0] * Math.Pow(HeadDim, -0.5), qkv[1]);
            var y = torch.einsum("b h i j, b h d j -> b h i d", sim.softmax(-1), qkv[2]);
            return to_out.call(y.transpose(2, 3).reshape(b, Heads * HeadDim, h, w)) + x;
        }
    }
}
