// expect: parameters 6013, macs 996868, groups 3, gates 60, notes 1
// CoordConv (Liu et al. 2018): coordinates as extra channels, from linspace and expand; a maxout layer (Goodfellow et al. 2013).
[Prunable("3x24x24")]
public sealed partial class CoordConvNet : Module<Tensor, Tensor>
{
    private readonly CoordConv coord;
    private readonly Sequential body;
    private readonly Maxout maxout;
    private readonly Linear fc;

    public CoordConvNet() : base(nameof(CoordConvNet))
    {
        coord = new CoordConv(3, 16, withR: true);
        body = Sequential(ReLU(), Conv2d(16, 24, 3, stride: 2, padding: 1), BatchNorm2d(24), ELU());
        maxout = new Maxout(24, 20, pieces: 3);
        fc = Linear(20, 5);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        x = body.call(coord.call(x));
        x = functional.adaptive_avg_pool2d(x, 1).flatten(1);
        return fc.call(maxout.call(x));
    }

    private sealed class CoordConv : Module<Tensor, Tensor>
    {
        private readonly Conv2d conv;
        private readonly bool withR;

        public CoordConv(long input, long output, bool withR = false) : base(nameof(CoordConv))
        {
            this.withR = withR;
            conv = Conv2d(input + 2 + (withR ? 1 : 0), output, 3, padding: 1);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var (b, h, w) = (x.shape[0], x.shape[2], x.shape[3]);
            var ys = torch.linspace(-1, 1, h, device: x.device).view(1, 1, h, 1).expand(b, 1, h, w);
            var xs = torch.linspace(-1, 1, w, device: x.device).view(1, 1, 1, w).expand(b, 1, h, w);
            var parts = new List<Tensor> { x, ys, xs };
            if (withR)
                parts.Add(torch.sqrt(torch.pow(xs - 0.5, 2) + torch.pow(ys - 0.5, 2)));
            return conv.call(torch.cat(parts, 1));
        }
    }

    private sealed class Maxout : Module<Tensor, Tensor>
    {
        private readonly Linear lin;
        private readonly long output, pieces;

        public Maxout(long input, long output, long pieces) : base(nameof(Maxout))
        {
            (this.output, this.pieces) = (output, pieces);
            lin = Linear(input, output * pieces);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var shape = x.shape.ToList();
            shape[^1] = output;
            shape.Add(pieces);
            var y = lin.call(x);
            var (m, _) = y.view(shape.ToArray()).max(-1);
            return m;
        }
    }
}
