// expect: parameters 3532, macs 58002, groups 1, gates 6, notes 2
// LSTNet (Lai et al. 2018): a convolution over time, a recurrence over it and one over every sixth step, a linear highway past all of it.
[Prunable("24x6")]
public sealed partial class LstNet : Module<Tensor, Tensor>
{
    public sealed record Options(
        int Window = 24,
        int Variables = 6,
        int HidCnn = 16,
        int HidRnn = 20,
        int HidSkip = 5,
        int Kernel = 6,
        int Skip = 6,
        int HighwayWindow = 8,
        string? OutputFun = "sigmoid");

    private readonly Options args;
    private readonly int pt;
    private readonly Conv2d conv1;
    private readonly GRU GRU1;
    private readonly GRU? GRUskip;
    private readonly Dropout dropout;
    private readonly Linear linear1;
    private readonly Linear? highway;
    private readonly Func<Tensor, Tensor>? output;

    public LstNet(Options? options = null) : base(nameof(LstNet))
    {
        args = options ?? new Options();
        conv1 = Conv2d(1, args.HidCnn, (args.Kernel, args.Variables));
        GRU1 = GRU(args.HidCnn, args.HidRnn);
        dropout = Dropout(p: 0.2);
        if (args.Skip > 0)
        {
            pt = (args.Window - args.Kernel) / args.Skip;
            GRUskip = GRU(args.HidCnn, args.HidSkip);
        }
        linear1 = Linear(args.HidRnn + args.Skip * args.HidSkip, args.Variables);
        if (args is { HighwayWindow: > 0 and var hw })
            highway = Linear(hw, 1);
        output = args.OutputFun switch { "sigmoid" => torch.sigmoid, "tanh" => torch.tanh, _ => null };
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var batch_size = x.size(0);
        var c = x.view(-1, 1, args.Window, args.Variables);
        c = functional.relu(conv1.call(c));
        c = dropout.call(c).squeeze(3);

        var (_, h) = GRU1.call(c.permute(2, 0, 1).contiguous());
        var r = dropout.call(h.squeeze(0));

        if (GRUskip is not null)
        {
            var s = c[.., .., ^(pt * args.Skip)..].contiguous();
            s = s.view(batch_size, args.HidCnn, pt, args.Skip);
            s = s.permute(2, 0, 3, 1).contiguous();
            s = s.view(pt, batch_size * args.Skip, args.HidCnn);
            (_, s) = GRUskip.call(s);
            s = s.view(batch_size, args.Skip * args.HidSkip);
            r = torch.cat([r, dropout.call(s)], 1);
        }

        var res = linear1.call(r);
        if (highway is { } hw)
        {
            var z = x[.., ^args.HighwayWindow.., ..];
            z = z.permute(0, 2, 1).contiguous().view(-1, args.HighwayWindow);
            res = res + hw.call(z).view(-1, args.Variables);
        }
        return output?.Invoke(res) ?? res;
    }
}
