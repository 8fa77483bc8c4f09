// expect: parameters 24492, macs 333920, groups 18, gates 507, notes 1
// CoAtNet (Dai et al. 2021) in small: stages C, C, T of inverted residuals with squeezes and of attention with relative biases from a table.
[Prunable("3x32x32")]
public sealed partial class CoAtNetLite : Module<Tensor, Tensor>
{
    private enum Kind { C, T }

    private readonly Sequential s0, s1, s2, s3;
    private readonly AvgPool2d pool;
    private readonly Linear fc;

    public CoAtNetLite(long image = 32, string block_types = "CCT", int num_classes = 10) : base("CoAtNet")
    {
        long[] channels = [12, 16, 24, 32];
        int[] num_blocks = [1, 1, 1, 2];
        var types = block_types.Select(c => Enum.TryParse<Kind>(c.ToString(), out var kind) ? kind : throw new FormatException(block_types)).ToArray();
        Sequential Layer(int index) => Make(types[index - 1], channels[index - 1], channels[index], num_blocks[index], image >> (index + 1));
        s0 = Sequential(Conv2d(3, channels[0], 3, 2, 1, bias: false), BatchNorm2d(channels[0]), GELU());
        (s1, s2, s3) = (Layer(1), Layer(2), Layer(3));
        pool = AvgPool2d(image / 16, 1);
        fc = Linear(channels[^1], num_classes, hasBias: false);
        RegisterComponents();
    }

    private static Sequential Make(Kind kind, long inp, long oup, int depth, long size)
    {
        var layers = new LinkedList<Module<Tensor, Tensor>>();
        for (var i = 0; i < depth; i++)
        {
            Module<Tensor, Tensor> block = (kind, i == 0) switch
            {
                (Kind.C, var first) => new MbConv(first ? inp : oup, oup, downsample: first),
                (Kind.T, var first) => new TransformerBlock(first ? inp : oup, oup, size, downsample: first),
                _ => throw new NotSupportedException(),
            };
            layers.AddLast(block);
        }
        return Sequential(layers);
    }

    public override Tensor forward(Tensor x)
    {
        x = s3.call(s2.call(s1.call(s0.call(x))));
        x = pool.call(x).view(-1, x.shape[1]);
        return fc.call(x);
    }

    private sealed class MbConv : Module<Tensor, Tensor>
    {
        private readonly MaxPool2d? pool;
        private readonly Conv2d? proj;
        private readonly BatchNorm2d pre_norm;
        private readonly Sequential expand, squeeze, project;

        public MbConv(long inp, long oup, bool downsample, long expansion = 4) : base("MBConv")
        {
            var hidden = inp * expansion;
            if (downsample)
                (pool, proj) = (MaxPool2d(3, 2, 1), Conv2d(inp, oup, 1, bias: false));
            pre_norm = BatchNorm2d(inp);
            expand = Sequential(
                Conv2d(inp, hidden, 1, downsample ? 2 : 1, bias: false), BatchNorm2d(hidden), GELU(),
                Conv2d(hidden, hidden, 3, 1, 1, groups: hidden, bias: false), BatchNorm2d(hidden), GELU());
            squeeze = Sequential(AdaptiveAvgPool2d(1), Conv2d(hidden, inp / 4, 1, bias: false), GELU(), Conv2d(inp / 4, hidden, 1, bias: false), Sigmoid());
            project = Sequential(Conv2d(hidden, oup, 1, bias: false), BatchNorm2d(oup));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var y = expand.call(pre_norm.call(x));
            y = project.call(y * squeeze.call(y));
            if (pool is not null && proj is not null)
                x = proj.call(pool.call(x));
            return x + y;
        }
    }

    private sealed class TransformerBlock : Module<Tensor, Tensor>
    {
        private readonly long size, heads;
        private readonly double scale;
        private readonly MaxPool2d? pool;
        private readonly Module<Tensor, Tensor> proj;
        private readonly LayerNorm norm1, norm2;
        private readonly Linear to_qkv, to_out;
        private readonly Sequential ff;
        private readonly Parameter relative_bias_table;
        private readonly Tensor relative_index;

        public TransformerBlock(long inp, long oup, long size, bool downsample, long heads = 4, long dim_head = 8) : base("Transformer")
        {
            (this.size, this.heads, scale) = (size, heads, 1 / Math.Sqrt(dim_head));
            pool = downsample ? MaxPool2d(3, 2, 1) : null;
            proj = downsample ? Linear(inp, oup, hasBias: false) : Identity();
            (norm1, norm2) = (LayerNorm(inp), LayerNorm(oup));
            to_qkv = Linear(inp, heads * dim_head * 3, hasBias: false);
            to_out = Linear(heads * dim_head, oup);
            ff = Sequential(Linear(oup, oup * 2), GELU(), Linear(oup * 2, oup));
            relative_bias_table = Parameter(torch.randn((2 * size - 1) * (2 * size - 1), heads) * 0.02);
            var cells = Enumerable.Range(0, (int)(size * size)).Select(i => (Row: i / size, Column: i % size)).ToList();
            relative_index = torch.tensor((from a in cells from b in cells select (a.Row - b.Row + size - 1) * (2 * size - 1) + a.Column - b.Column + size - 1).ToArray());
            RegisterComponents();
        }

        private Tensor Tokens(Tensor x) => (pool is null ? x : pool.call(x)).flatten(2).transpose(1, 2);

        public override Tensor forward(Tensor x)
        {
            var tokens = Tokens(x);
            var (b, n) = (tokens.size(0), tokens.size(1));
            var qkv = to_qkv.call(norm1.call(tokens)).view(b, n, 3, heads, -1).permute(2, 0, 3, 1, 4);
            var bias = relative_bias_table.index_select(0, relative_index).view(n, n, heads).permute(2, 0, 1).unsqueeze(0);
            var attn = torch.softmax(torch.matmul(qkv[0], qkv[1].transpose(-1, -2)) * scale + bias, -1);
            tokens = proj.call(tokens) + to_out.call(torch.matmul(attn, qkv[2]).transpose(1, 2).reshape(b, n, -1));
            tokens = tokens + ff.call(norm2.call(tokens));
            return tokens.transpose(1, 2).reshape(b, -1, size, size);
        }
    }
}
