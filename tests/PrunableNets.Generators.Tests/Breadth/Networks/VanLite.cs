// expect: parameters 41726, macs 2171712, groups 16, gates 544, notes 0
// Visual attention network (Guo et al. 2022): large kernels taken apart into depthwise, dilated depthwise and pointwise convolutions.
[Prunable("3x64x64")]
public sealed partial class VanLite : Module<Tensor, Tensor>
{
    private readonly ModuleList<OverlapPatchEmbed> patch_embeds = new();
    private readonly ModuleList<ModuleList<Block>> stages = new();
    private readonly ModuleList<LayerNorm> norms = new();
    private readonly Linear head;

    public VanLite(int num_classes = 10) : base("VAN")
    {
        ReadOnlySpan<int> embed_dims = stackalloc int[] { 12, 20, 32 };
        ReadOnlySpan<int> mlp_ratios = [4, 4, 2];
        ReadOnlySpan<int> depths = [1, 1, 2];
        for (int i = 0, in_chans = 3; i < depths.Length; in_chans = embed_dims[i++])
        {
            patch_embeds.Add(new OverlapPatchEmbed(patch_size: i == 0 ? 7 : 3, stride: i == 0 ? 4 : 2, in_chans, embed_dims[i]));
            var stage = new ModuleList<Block>();
            for (var j = 0; j < depths[i]; j++)
                stage.Add(new Block(embed_dims[i], mlp_ratios[i]));
            stages.Add(stage);
            norms.Add(LayerNorm(embed_dims[i]));
        }
        head = Linear(embed_dims[^1], num_classes);
        RegisterComponents();
    }

    private Tensor ForwardFeatures(Tensor x)
    {
        var B = x.shape[0];
        for (var i = 0; i < stages.Count; i++)
        {
            (x, var H, var W) = patch_embeds[i].call(x);
            foreach (var blk in stages[i])
                x = blk.call(x);
            x = x.flatten(2).transpose(1, 2);
            x = norms[i].call(x);
            if (i != stages.Count - 1)
                x = x.reshape(B, H, W, -1).permute(0, 3, 1, 2).contiguous();
        }
        return x.mean([1]);
    }

    public override Tensor forward(Tensor x) => head.call(ForwardFeatures(x));

    private sealed class OverlapPatchEmbed : Module<Tensor, (Tensor, long, long)>
    {
        private readonly Conv2d proj;
        private readonly BatchNorm2d norm;

        public OverlapPatchEmbed(int patch_size, int stride, int in_chans, int embed_dim) : base(nameof(OverlapPatchEmbed))
        {
            proj = Conv2d(in_chans, embed_dim, kernel_size: patch_size, stride: stride, padding: patch_size / 2);
            norm = BatchNorm2d(embed_dim);
            RegisterComponents();
        }

        public override (Tensor, long, long) forward(Tensor x)
        {
            x = proj.call(x);
            var (H, W) = (x.shape[2], x.shape[3]);
            x = norm.call(x);
            return (x, H, W);
        }
    }

    private sealed class LargeKernelAttention : Module<Tensor, Tensor>
    {
        private readonly Conv2d proj_1, conv0, conv_spatial, conv1, proj_2;
        private readonly GELU activation = GELU();

        public LargeKernelAttention(long dim) : base("LKA")
        {
            proj_1 = Conv2d(dim, dim, 1);
            conv0 = Conv2d(dim, dim, 5, padding: 2, groups: dim);
            conv_spatial = Conv2d(dim, dim, 7, stride: 1, padding: 9, groups: dim, dilation: 3);
            conv1 = Conv2d(dim, dim, 1);
            proj_2 = Conv2d(dim, dim, 1);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var shortcut = x.clone();
            x = activation.call(proj_1.call(x));
            var u = x;
            var attn = conv1.call(conv_spatial.call(conv0.call(x)));
            x = proj_2.call(u * attn);
            return x + shortcut;
        }
    }

    private sealed class Block : Module<Tensor, Tensor>
    {
        private readonly BatchNorm2d norm1, norm2;
        private readonly LargeKernelAttention attn;
        private readonly Sequential mlp;
        private readonly Parameter layer_scale_1, layer_scale_2;

        public Block(long dim, long mlp_ratio, double layer_scale_init_value = 1e-1) : base(nameof(Block))
        {
            var hidden = dim * mlp_ratio;
            norm1 = BatchNorm2d(dim);
            norm2 = BatchNorm2d(dim);
            attn = new LargeKernelAttention(dim);
            mlp = Sequential(Conv2d(dim, hidden, 1), Conv2d(hidden, hidden, 3, 1, 1, bias: true, groups: hidden), GELU(), Dropout(0), Conv2d(hidden, dim, 1), Dropout(0));
            layer_scale_1 = new Parameter(torch.full(dim, layer_scale_init_value, dtype: ScalarType.Float32));
            layer_scale_2 = new Parameter(torch.full(dim, layer_scale_init_value, dtype: ScalarType.Float32));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            x = x + layer_scale_1.view(-1, 1, 1) * attn.call(norm1.call(x));
            return x + layer_scale_2.view(-1, 1, 1) * mlp.call(norm2.call(x));
        }
    }
}
