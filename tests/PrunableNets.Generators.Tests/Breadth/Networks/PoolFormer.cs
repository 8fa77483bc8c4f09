// expect: parameters 25642, macs 368960, groups 8, gates 312, notes 0
// PoolFormer (Yu et al. 2022): pooling instead of attention, group norms of one group, layer scales; an array of stages, registered by hand.
using F = TorchSharp.torch.nn.functional;

[Prunable("3x32x32")]
public sealed partial class PoolFormer : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor>[] network;
    private readonly GroupNorm norm;
    private readonly Linear head;

    public PoolFormer(int num_classes = 10, double mlp_ratio = 2, float layer_scale = 0.5f) : base("PoolFormer")
    {
        var (layers, dims) = (new[] { 1, 1, 2 }, new[] { 16, 24, 32 });
        network = new Module<Tensor, Tensor>[2 * layers.Length];
        for (int i = 0; i < layers.Length; i++)
        {
            network[2 * i] = i == 0 ? PatchEmbed(3, dims[0], patch_size: 7, stride: 4, padding: 2) : PatchEmbed(dims[i - 1], dims[i], 3, 2, 1);
            network[2 * i + 1] = BasicBlocks(dims[i], layers[i], mlp_ratio, layer_scale);
        }
        for (int i = 0; i < network.Length; i++)
            register_module($"network_{i}", network[i]);
        norm = GroupNorm(1, dims[^1]);
        head = Linear(dims[^1], num_classes);
        RegisterComponents();
    }

    private static Module<Tensor, Tensor> PatchEmbed(int in_chans, int embed_dim, int patch_size, int stride, int padding) =>
        Conv2d(in_chans, embed_dim, (patch_size, patch_size), (stride, stride), (padding, padding));

    private static Sequential BasicBlocks(int dim, int count, double mlp_ratio, float layer_scale)
    {
        var blocks = new List<PoolFormerBlock>();
        do
            blocks.Add(new PoolFormerBlock(dim, 3, mlp_ratio, layer_scale));
        while (blocks.Count < count);
        return Sequential(blocks.ToArray());
    }

    public override Tensor forward(Tensor x)
    {
        foreach (var stage in network)
            x = stage.call(x);
        x = norm.call(x);
        return head.call(x.mean(new long[] { -2, -1 }));
    }

    private sealed class Pooling : Module<Tensor, Tensor>
    {
        private readonly AvgPool2d pool;

        public Pooling(int pool_size = 3) : base(nameof(Pooling))
        {
            pool = AvgPool2d(pool_size, stride: 1, padding: pool_size / 2, count_include_pad: false);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => pool.call(x) - x;
    }

    private sealed class Mlp : Module<Tensor, Tensor>
    {
        private readonly Conv2d fc1, fc2;
        private readonly Dropout drop;

        public Mlp(long in_features, long hidden_features, double p = 0) : base(nameof(Mlp))
        {
            fc1 = Conv2d(in_features, hidden_features, 1);
            fc2 = Conv2d(hidden_features, in_features, 1);
            drop = Dropout(p);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            x = F.gelu(fc1.call(x));
            x = drop.call(x);
            x = fc2.call(x);
            return drop.call(x);
        }
    }

    private sealed class PoolFormerBlock : Module<Tensor, Tensor>
    {
        private readonly GroupNorm norm1, norm2;
        private readonly Pooling token_mixer;
        private readonly Mlp mlp;
        private readonly Parameter layer_scale_1, layer_scale_2;

        public PoolFormerBlock(long dim, int pool_size, double mlp_ratio, float layer_scale) : base(nameof(PoolFormerBlock))
        {
            (norm1, norm2) = (GroupNorm(1, dim), GroupNorm(1, dim));
            token_mixer = new Pooling(pool_size);
            mlp = new Mlp(dim, (long)(dim * mlp_ratio));
            layer_scale_1 = Parameter(layer_scale * torch.ones(dim), requires_grad: true);
            layer_scale_2 = Parameter(layer_scale * torch.ones(dim), requires_grad: true);
            RegisterComponents();
        }

        private static Tensor Scale(Parameter scale, Tensor x) => scale.unsqueeze(-1).unsqueeze(-1) * x;

        public override Tensor forward(Tensor x)
        {
            x = x + Scale(layer_scale_1, token_mixer.call(norm1.call(x)));
            x = x + Scale(layer_scale_2, mlp.call(norm2.call(x)));
            return x;
        }
    }
}
