// expect: parameters 24666, macs 753984, groups 9, gates 384, notes 0
// Windowed self-attention with relative position bias and cyclic shifts (Liu et al. 2021), patch merging.
[Prunable("3x32x32")]
public sealed partial class SwinLike : Module<Tensor, Tensor>
{
    private readonly Conv2d patch_embed;
    private readonly Sequential stage1, stage2;
    private readonly PatchMerging merge;
    private readonly LayerNorm norm;
    private readonly Linear head;

    public SwinLike(long dim = 16, long window = 4) : base("Swin")
    {
        patch_embed = Conv2d(3, dim, 4, stride: 4);
        stage1 = Sequential(Enumerable.Range(0, 2).Select(i => new SwinBlock(dim, 2, window, shift: i % 2 == 0 ? 0 : window / 2)).ToArray());
        merge = new PatchMerging(dim);
        stage2 = Sequential(new SwinBlock(dim * 2, 4, window, 0));
        norm = LayerNorm(dim * 2);
        head = Linear(dim * 2, 10);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        x = patch_embed.call(x).permute(0, 2, 3, 1);
        x = stage1.call(x);
        x = merge.call(x);
        x = stage2.call(x);
        x = norm.call(x);
        return head.call(x.flatten(1, 2).mean([1]));
    }

    private static Tensor WindowPartition(Tensor x, long window)
    {
        var (B, H, W, C) = (x.shape[0], x.shape[1], x.shape[2], x.shape[3]);
        x = x.view(B, H / window, window, W / window, window, C);
        return x.permute(0, 1, 3, 2, 4, 5).contiguous().view(-1, window * window, C);
    }

    private static Tensor WindowReverse(Tensor windows, long window, long H, long W)
    {
        var B = windows.shape[0] / (H * W / window / window);
        var x = windows.view(B, H / window, W / window, window, window, -1);
        return x.permute(0, 1, 3, 2, 4, 5).contiguous().view(B, H, W, -1);
    }

    private sealed class WindowAttention : Module<Tensor, Tensor>
    {
        private readonly long heads;
        private readonly double scale;
        private readonly Parameter relative_position_bias;
        private readonly Linear qkv, proj;

        public WindowAttention(long dim, long window, long heads) : base(nameof(WindowAttention))
        {
            this.heads = heads;
            scale = Math.Pow(dim / heads, -0.5);
            relative_position_bias = Parameter(torch.zeros(heads, window * window, window * window));
            qkv = Linear(dim, dim * 3, hasBias: true);
            proj = Linear(dim, dim);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var (B_, N, C) = (x.shape[0], x.shape[1], x.shape[2]);
            var qkv = this.qkv.call(x).reshape(B_, N, 3, heads, C / heads).permute(2, 0, 3, 1, 4);
            var (q, k, v) = (qkv[0], qkv[1], qkv[2]);
            q = q * scale;
            var attn = torch.matmul(q, k.transpose(-2, -1));
            attn = attn + relative_position_bias.unsqueeze(0);
            attn = functional.softmax(attn, -1);
            x = torch.matmul(attn, v).transpose(1, 2).reshape(B_, N, C);
            return proj.call(x);
        }
    }

    private sealed class SwinBlock : Module<Tensor, Tensor>
    {
        private readonly long window, shift;
        private readonly LayerNorm norm1, norm2;
        private readonly WindowAttention attn;
        private readonly Sequential mlp;

        public SwinBlock(long dim, long heads, long window, long shift) : base(nameof(SwinBlock))
        {
            (this.window, this.shift) = (window, shift);
            norm1 = LayerNorm(dim);
            norm2 = LayerNorm(dim);
            attn = new WindowAttention(dim, window, heads);
            mlp = Sequential(Linear(dim, dim * 4), GELU(), Linear(dim * 4, dim));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var (H, W) = (x.shape[1], x.shape[2]);
            var shortcut = x;
            x = norm1.call(x);
            if (shift > 0)
                x = torch.roll(x, new[] { -shift, -shift }, new long[] { 1, 2 });
            var windows = attn.call(WindowPartition(x, window));
            x = WindowReverse(windows, window, H, W);
            if (shift > 0)
                x = torch.roll(x, new[] { shift, shift }, new long[] { 1, 2 });
            x = shortcut + x;
            return x + mlp.call(norm2.call(x));
        }
    }

    private sealed class PatchMerging : Module<Tensor, Tensor>
    {
        private readonly Linear reduction;
        private readonly LayerNorm norm;

        public PatchMerging(long dim) : base(nameof(PatchMerging))
        {
            reduction = Linear(4 * dim, 2 * dim, hasBias: false);
            norm = LayerNorm(4 * dim);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var even = TensorIndex.Slice(0, null, 2);
            var odd = TensorIndex.Slice(1, null, 2);
            var x0 = x[TensorIndex.Colon, even, even];
            var x1 = x[TensorIndex.Colon, odd, even];
            var x2 = x[TensorIndex.Colon, even, odd];
            var x3 = x[TensorIndex.Colon, odd, odd];
            x = torch.cat([x0, x1, x2, x3], -1);
            return reduction.call(norm.call(x));
        }
    }
}
