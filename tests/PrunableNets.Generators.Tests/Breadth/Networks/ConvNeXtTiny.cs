// expect: parameters 28589128, macs 4455531264, groups 36, gates 33120, notes 0
// run at: 3x64x64
// ConvNeXt-T (Liu et al. 2022): depthwise 7x7, layer norm over the last dimension, layer scale, stochastic depth.
[Prunable("3x224x224")]
public sealed partial class ConvNeXtTiny : Module<Tensor, Tensor>
{
    private readonly ModuleList<Module<Tensor, Tensor>> downsample_layers = new();
    private readonly ModuleList<Module<Tensor, Tensor>> stages = new();
    private readonly LayerNorm norm;
    private readonly Linear head;

    public ConvNeXtTiny(int in_chans = 3, int num_classes = 1000, long[]? depths = null, long[]? dims = null, double drop_path_rate = 0.0, double layer_scale_init_value = 1e-6) : base(nameof(ConvNeXtTiny))
    {
        depths ??= [3, 3, 9, 3];
        dims ??= [96, 192, 384, 768];
        var stem = Sequential(Conv2d(in_chans, dims[0], kernel_size: 4, stride: 4), new LayerNorm2d(dims[0]));
        downsample_layers.Add(stem);
        for (int i = 0; i < 3; i++)
        {
            var downsample_layer = Sequential(new LayerNorm2d(dims[i]), Conv2d(dims[i], dims[i + 1], kernel_size: 2, stride: 2));
            downsample_layers.Add(downsample_layer);
        }
        var total = depths.Sum();
        var dp_rates = Enumerable.Range(0, (int)total).Select(x => drop_path_rate * x / (total - 1)).ToList();
        int cur = 0;
        for (int i = 0; i < 4; i++)
        {
            var blocks = new List<Module<Tensor, Tensor>>();
            for (int j = 0; j < depths[i]; j++)
                blocks.Add(new Block(dims[i], dp_rates[cur + j], layer_scale_init_value));
            stages.Add(Sequential(blocks));
            cur += (int)depths[i];
        }
        norm = LayerNorm(dims[^1], eps: 1e-6);
        head = Linear(dims[^1], num_classes);
        RegisterComponents();
        this.apply(InitWeights);
    }

    private static void InitWeights(nn.Module m)
    {
        if (m is Conv2d conv)
        {
            init.normal_(conv.weight, 0, .02);
            init.constant_(conv.bias, 0);
        }
        else if (m is Linear { bias: not null } linear)
        {
            init.normal_(linear.weight, 0, .02);
            init.constant_(linear.bias, 0);
        }
    }

    private Tensor forward_features(Tensor x)
    {
        for (int i = 0; i < 4; i++)
        {
            x = downsample_layers[i].call(x);
            x = stages[i].call(x);
        }
        return norm.call(x.mean(new long[] { -2, -1 }));
    }

    public override Tensor forward(Tensor x)
    {
        x = forward_features(x);
        return head.call(x);
    }

    private sealed class LayerNorm2d : Module<Tensor, Tensor>
    {
        private readonly Parameter weight;
        private readonly Parameter bias;
        private readonly double eps;
        private readonly long[] normalized_shape;

        public LayerNorm2d(long dim, double eps = 1e-6) : base(nameof(LayerNorm2d))
        {
            weight = Parameter(torch.ones(dim));
            bias = Parameter(torch.zeros(dim));
            this.eps = eps;
            normalized_shape = [dim];
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var u = x.mean([1], keepdim: true);
            var s = (x - u).pow(2).mean([1], keepdim: true);
            x = (x - u) / torch.sqrt(s + eps);
            return weight.unsqueeze(-1).unsqueeze(-1) * x + bias[.., TensorIndex.None, TensorIndex.None];
        }
    }

    private sealed class Block : Module<Tensor, Tensor>
    {
        private readonly Conv2d dwconv;
        private readonly LayerNorm norm;
        private readonly Linear pwconv1, pwconv2;
        private readonly GELU act;
        private readonly Parameter? gamma;
        private readonly Module<Tensor, Tensor> drop_path;

        public Block(long dim, double drop_path = 0.0, double layer_scale_init_value = 1e-6) : base(nameof(Block))
        {
            dwconv = Conv2d(dim, dim, kernel_size: 7, padding: 3, groups: dim);
            norm = LayerNorm(dim, eps: 1e-6);
            pwconv1 = Linear(dim, 4 * dim);
            act = GELU();
            pwconv2 = Linear(4 * dim, dim);
            gamma = layer_scale_init_value > 0 ? Parameter(layer_scale_init_value * torch.ones(dim), requires_grad: true) : null;
            this.drop_path = drop_path > 0.0 ? Dropout2d(drop_path) : Identity();
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var input = x;
            x = dwconv.call(x);
            x = x.permute(0, 2, 3, 1);
            x = norm.call(x);
            x = pwconv1.call(x);
            x = act.call(x);
            x = pwconv2.call(x);
            if (gamma is not null)
                x = gamma * x;
            x = x.permute(0, 3, 1, 2);
            return input + drop_path.call(x);
        }
    }
}
