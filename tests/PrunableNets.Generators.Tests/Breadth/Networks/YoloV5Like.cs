// expect: parameters 37752, macs 3124224, groups 28, gates 472, notes 0
// In the manner of YOLOv5: rows of a configuration with indices of earlier layers, C3 and SPPF, anchors of two levels, decoded boxes.
[Prunable("3x64x64")]
public sealed partial class YoloV5Like : Module<Tensor, Tensor>
{
    private static readonly (int From, int Number, string Kind, int[] Args)[] Rows =
    [
        (-1, 1, "Conv", [12, 6, 2, 2]), (-1, 1, "Conv", [16, 3, 2]), (-1, 1, "C3", [16, 1]), // a quarter
        (-1, 1, "Conv", [24, 3, 2]), (-1, 2, "C3", [24, 1]), // 4, an eighth
        (-1, 1, "Conv", [32, 3, 2]), (-1, 1, "SPPF", [32, 5]), (-1, 1, "Conv", [24, 1, 1]), // 7, a sixteenth
        (-1, 1, "Upsample", [2]), (4, 1, "Concat", []), (-1, 1, "C3", [24, 0]), // 10
        (-1, 1, "Conv", [24, 3, 2]), (7, 1, "Concat", []), (-1, 1, "C3", [32, 0]), // 13
    ];

    private static readonly int[] Ends = [10, 13];
    private readonly ModuleList<Module<Tensor, Tensor>> model = new();
    private readonly Detect detect;

    public YoloV5Like(int nc = 3) : base("YOLOv5")
    {
        float[][] anchors = [[10, 13, 16, 30, 33, 23], [30, 61, 62, 45, 59, 119]];
        var ch = new List<int>();
        var c1 = 3;
        foreach (var (from, n, kind, args) in Rows)
        {
            var c2 = kind is "Upsample" ? c1 : kind is "Concat" ? c1 + ch[from] : args[0];
            Module<Tensor, Tensor> m = (kind, args) switch
            {
                ("Conv", [_, var k, var s]) => Conv(c1, c2, k, s),
                ("Conv", [_, var k, var s, var p]) => Conv(c1, c2, k, s, p),
                ("C3", [_, var shortcut]) => new C3(c1, c2, n, shortcut != 0),
                ("SPPF", [_, var k]) => new Sppf(c1, c2, k),
                ("Upsample", [var by]) => Upsample(scale_factor: [by, by]),
                ("Concat", []) => Identity(),
                _ => throw new NotSupportedException($"{kind} with {args.Length} arguments"),
            };
            model.Add(m);
            ch.Add(c1 = c2);
        }
        detect = new Detect(nc, anchors, [8, 16], Ends.Select(e => ch[e]).ToArray());
        RegisterComponents();
    }

    private static Sequential Conv(int c1, int c2, int k = 1, int s = 1, int? p = null) =>
        Sequential(("conv", Conv2d(c1, c2, k, s, p ?? k / 2, bias: false)), ("bn", BatchNorm2d(c2, eps: 1e-3, momentum: 0.03)), ("act", SiLU()));

    public override Tensor forward(Tensor x)
    {
        var y = new List<Tensor>();
        for (var i = 0; i < model.Count; i++)
            y.Add(x = Rows[i].Kind == "Concat" ? torch.cat([x, y[Rows[i].From]], 1) : model[i].call(x));
        return detect.call(Ends.Select(e => y[e]).ToArray());
    }

    private sealed class C3 : Module<Tensor, Tensor>
    {
        private readonly Sequential cv1, cv2, cv3;
        private readonly ModuleList<Sequential> m;
        private readonly bool add;

        public C3(int c1, int c2, int n = 1, bool shortcut = true) : base(nameof(C3))
        {
            var c_ = c2 / 2;
            (cv1, cv2, cv3, add) = (Conv(c1, c_), Conv(c1, c_), Conv(2 * c_, c2), shortcut);
            m = new(Enumerable.Range(0, n).Select(_ => Sequential(Conv(c_, c_), Conv(c_, c_, 3))).ToArray());
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) =>
            cv3.call(torch.cat([m.Aggregate(cv1.call(x), (t, bottleneck) => add ? t + bottleneck.call(t) : bottleneck.call(t)), cv2.call(x)], 1));
    }

    private sealed class Sppf : Module<Tensor, Tensor>
    {
        private readonly Sequential cv1, cv2;
        private readonly MaxPool2d m;

        public Sppf(int c1, int c2, int k) : base("SPPF")
        {
            (cv1, cv2, m) = (Conv(c1, c1 / 2), Conv(c1 / 2 * 4, c2), MaxPool2d(k, stride: 1, padding: k / 2));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var y = new List<Tensor> { cv1.call(x) };
            while (y.Count < 4)
                y.Add(m.call(y[^1]));
            return cv2.call(torch.cat(y, 1));
        }
    }

    private sealed class Detect : Module<Tensor[], Tensor>
    {
        private readonly long no, na;
        private readonly int[] strides;
        private readonly Tensor anchors;
        private readonly ModuleList<Conv2d> m;

        public Detect(int nc, float[][] anchors, int[] strides, int[] ch) : base(nameof(Detect))
        {
            (no, na, this.strides) = (nc + 5, anchors[0].Length / 2, strides);
            this.anchors = torch.tensor(anchors.SelectMany(a => a).ToArray()).view(anchors.Length, 1, na, 1, 1, 2);
            m = new ModuleList<Conv2d>(ch.Select(c => Conv2d(c, no * na, 1)).ToArray());
            RegisterComponents();
        }

        public override Tensor forward(Tensor[] x)
        {
            var z = new List<Tensor>();
            for (var i = 0; i < x.Length; i++)
            {
                var p = m[i].call(x[i]);
                var (bs, ny, nx) = (p.shape[0], p.shape[2], p.shape[3]);
                p = p.view(bs, na, no, ny, nx).permute(0, 1, 3, 4, 2).contiguous().sigmoid();
                var yx = torch.meshgrid(new[] { torch.arange(ny, dtype: float32), torch.arange(nx, dtype: float32) }, indexing: "ij");
                var grid = torch.stack(new[] { yx[1], yx[0] }, 2).view(1, 1, ny, nx, 2) - 0.5;
                var parts = p.split(new[] { 2, 2, no - 4 }, dim: 4);
                z.Add(torch.cat([(parts[0] * 2 + grid) * strides[i], (parts[1] * 2).pow(2) * anchors[i], parts[2]], 4).view(bs, na * ny * nx, no));
            }
            return torch.cat(z, 1);
        }
    }
}
