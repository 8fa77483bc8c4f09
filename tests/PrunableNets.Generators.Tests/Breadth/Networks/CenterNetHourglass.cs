// expect: parameters 187427, macs 15853568, groups 49, gates 1084, notes 0, float32 alone
// CenterNet (Zhou et al. 2019) on a stacked hourglass (Newell et al. 2016): a recursive module, and heads by name.
[Prunable("3x64x64")]
public sealed partial class CenterNetHourglass : Module<Tensor, Tensor>
{
    private static readonly string[] HeadNames = ["hm", "wh", "reg"];

    private static int Outputs(string head) => head switch
    {
        "hm" => 3,
        "wh" or "reg" => 2,
        _ => throw new KeyNotFoundException(head),
    };

    private readonly Sequential pre;
    private readonly ModuleList<Hourglass> kps = new();
    private readonly ModuleList<Sequential> cnvs = new();
    private readonly ModuleList<Sequential> cnvs_ = new(), inters_ = new();
    private readonly ModuleList<Residual> inters = new();
    private readonly ModuleDict<Sequential> heads = new();

    public CenterNetHourglass(int stacks = 2, int cnv_dim = 24) : base(nameof(CenterNetHourglass))
    {
        ReadOnlySpan<int> dims = [16, 24, 32];
        pre = Sequential(Convolution(7, 3, 12, stride: 2), new Residual(12, dims[0], stride: 2));
        for (var i = 0; i < stacks; i++)
        {
            kps.Add(new Hourglass(dims));
            cnvs.Add(Convolution(3, dims[0], cnv_dim));
            if (i == stacks - 1)
                break;
            cnvs_.Add(Projection(cnv_dim, dims[0]));
            inters_.Add(Projection(dims[0], dims[0]));
            inters.Add(new Residual(dims[0], dims[0]));
        }
        foreach (var name in HeadNames)
            heads.Add(name, Sequential(Conv2d(cnv_dim, 16, 3, padding: 1), ReLU(inplace: true), Conv2d(16, Outputs(name), 1)));
        RegisterComponents();
    }

    private static Sequential Convolution(int k, int inp, int oup, int stride = 1, bool with_bn = true)
    {
        var pad = (k - 1) / 2;
        return with_bn
            ? Sequential(Conv2d(inp, oup, (k, k), padding: (pad, pad), stride: (stride, stride), bias: false), BatchNorm2d(oup), ReLU(inplace: true))
            : Sequential(Conv2d(inp, oup, (k, k), padding: (pad, pad), stride: (stride, stride)), ReLU(inplace: true));
    }

    private static Sequential Projection(int inp, int oup) => Sequential(Conv2d(inp, oup, 1, bias: false), BatchNorm2d(oup));

    public override Tensor forward(Tensor image)
    {
        var inter = pre.call(image);
        var cnv = inter;
        for (var ind = 0; ind < kps.Count; ind++)
        {
            cnv = cnvs[ind].call(kps[ind].call(inter));
            if (ind < kps.Count - 1)
            {
                inter = functional.relu(inters_[ind].call(inter) + cnvs_[ind].call(cnv));
                inter = inters[ind].call(inter);
            }
        }
        var results = new Dictionary<string, Tensor>();
        foreach (var name in HeadNames)
            results[name] = heads[name].call(cnv);
        results["hm"] = results["hm"].sigmoid().clamp(1e-4, 1 - 1e-4);
        return torch.cat(HeadNames.Select(n => results[n]).ToList(), dim: 1);
    }

    private sealed class Residual : Module<Tensor, Tensor>
    {
        private readonly Conv2d conv1, conv2;
        private readonly BatchNorm2d bn1, bn2;
        private readonly ReLU relu = ReLU(inplace: true);
        private readonly Module<Tensor, Tensor> skip;

        public Residual(int inp_dim, int out_dim, int stride = 1) : base(nameof(Residual))
        {
            conv1 = Conv2d(inp_dim, out_dim, (3, 3), padding: (1, 1), stride: (stride, stride), bias: false);
            bn1 = BatchNorm2d(out_dim);
            conv2 = Conv2d(out_dim, out_dim, (3, 3), padding: (1, 1), bias: false);
            bn2 = BatchNorm2d(out_dim);
            skip = stride != 1 || inp_dim != out_dim
                ? Sequential(Conv2d(inp_dim, out_dim, (1, 1), stride: (stride, stride), bias: false), BatchNorm2d(out_dim))
                : Identity();
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => relu.call(bn2.call(conv2.call(relu.call(bn1.call(conv1.call(x))))) + skip.call(x));
    }

    private sealed class Hourglass : Module<Tensor, Tensor>
    {
        private readonly Residual up1, low1, low3;
        private readonly Module<Tensor, Tensor> low2;

        public Hourglass(ReadOnlySpan<int> dims) : base(nameof(Hourglass))
        {
            var (current, next) = (dims[0], dims[1]);
            up1 = new Residual(current, current);
            low1 = new Residual(current, next, stride: 2);
            low2 = dims.Length > 2 ? new Hourglass(dims[1..]) : new Residual(next, next);
            low3 = new Residual(next, current);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var up = up1.call(x);
            var low = low3.call(low2.call(low1.call(x)));
            return up + functional.interpolate(low, scale_factor: new[] { 2.0, 2.0 });
        }
    }
}
