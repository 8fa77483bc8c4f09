// expect: parameters 14798, macs 479552, groups 7, gates 236, notes 0
// x-vectors (Snyder et al. 2018): time delays given in the notation of the paper, pooled to mean and deviation over the frames.
[Prunable("16x64")]
public sealed partial class XVector : Module<Tensor, Tensor>
{
    private readonly Sequential frame_layers;
    private readonly Module<Tensor, Tensor> stats = new StatisticsPooling();
    private readonly Linear segment6, segment7, output;
    private readonly BatchNorm1d norm6, norm7;
    private readonly Dropout drop = Dropout(0.2);

    public XVector(int features = 16, int speakers = 10, string contexts = "[-2,2] {-2,0,2} {-3,0,3} {0} {0}") : base("x-vector")
    {
        int[] widths = [24, 24, 32, 32, 60];
        var frame = new List<Module<Tensor, Tensor>>();
        var previous = features;
        foreach (var (context, width) in contexts.Split(' ').Zip(widths, (c, w) => (c, w)))
        {
            frame.AddRange(Tdnn(previous, width, context));
            previous = width;
        }
        frame_layers = Sequential(frame);
        segment6 = Linear(2 * previous, 32);
        norm6 = BatchNorm1d(32);
        segment7 = Linear(32, 32);
        norm7 = BatchNorm1d(32);
        output = Linear(32, speakers);
        RegisterComponents();
    }

    /// <summary>[a,b] are all frames from a to b, {a,b,c} only those that are named, equally far from each other.</summary>
    private static Module<Tensor, Tensor>[] Tdnn(long input, long output, string context)
    {
        var numbers = context[1..^1].Split(',').Select(int.Parse).ToArray();
        var (kernel, dilation) = (context[0], numbers) switch
        {
            ('[', [var first, var last]) => (last - first + 1, 1),
            ('{', [_]) => (1, 1),
            ('{', [var a, var b, ..]) => (numbers.Length, b - a),
            _ => throw new FormatException($"unknown context {context}"),
        };
        return [Conv1d(input, output, kernel, dilation: dilation), ReLU(), BatchNorm1d(output, affine: true)];
    }

    public override Tensor forward(Tensor x)
    {
        using var _ = torch.NewDisposeScope();
        x = frame_layers.call(x);
        x = stats.call(x);
        x = norm6.call(functional.relu(segment6.call(x)));
        x = norm7.call(functional.relu(segment7.call(drop.call(x))));
        return output.call(x).MoveToOuterDisposeScope();
    }

    private sealed class StatisticsPooling : Module<Tensor, Tensor>
    {
        private const double Epsilon = 1e-5;

        public StatisticsPooling() : base(nameof(StatisticsPooling)) => RegisterComponents();

        public override Tensor forward(Tensor x)
        {
            var mean = x.mean([-1]);
            var std = torch.sqrt(x.var(dim: -1, unbiased: false) + Epsilon);
            return torch.cat([mean, std], dim: 1);
        }
    }
}
