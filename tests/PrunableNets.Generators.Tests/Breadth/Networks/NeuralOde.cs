// expect: parameters 11930, macs 1298072, groups 3, gates 12, notes 0
// A neural differential equation (Chen et al. 2018): one function of state and time, stepped by a solver that is picked as a delegate.
[Prunable("1x16x16")]
public sealed partial class NeuralOde : Module<Tensor, Tensor>
{
    public delegate Tensor Step(Func<double, Tensor, Tensor> f, double t, double dt, Tensor y);

    public static class Solvers
    {
        public static Tensor Euler(Func<double, Tensor, Tensor> f, double t, double dt, Tensor y) => y + dt * f(t, y);

        public static Tensor Midpoint(Func<double, Tensor, Tensor> f, double t, double dt, Tensor y)
        {
            var half = y + 0.5 * dt * f(t, y);
            return y + dt * f(t + 0.5 * dt, half);
        }
    }

    private readonly Sequential downsampling_layers, fc_layers;
    private readonly OdeFunc odefunc;
    private readonly Step step;
    private readonly double[] integration_time;

    public NeuralOde(int dim = 16, int steps = 3, Step? solver = null) : base("ODE-Net")
    {
        Step usual = Solvers.Euler;
        if (steps % 2 == 0)
            usual = Solvers.Midpoint;
        step = solver ?? usual;
        integration_time = [.. Enumerable.Range(0, steps + 1).Select(i => (double)i / steps)];
        downsampling_layers = Sequential(
            Conv2d(1, dim, 3, 1),
            GroupNorm(4, dim),
            ReLU(inplace: true),
            Conv2d(dim, dim, 4, 2, 1));
        odefunc = new OdeFunc(dim, 24);
        fc_layers = Sequential(GroupNorm(4, dim), ReLU(inplace: true), AdaptiveAvgPool2d(1), Flatten(), Linear(dim, 10));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var y = downsampling_layers.call(x);
        for (var i = 1; i < integration_time.Length; i++)
        {
            var (t0, t1) = (integration_time[i - 1], integration_time[i]);
            y = step(odefunc.At, t0, t1 - t0, y);
        }
        return fc_layers.call(y);
    }

    private sealed class ConcatConv2d : Module<Tensor, Tensor>
    {
        private readonly Conv2d _layer;

        public double Time { get; set; }

        public ConcatConv2d(long dim_in, long dim_out, long ksize = 3, long padding = 1) : base(nameof(ConcatConv2d))
        {
            _layer = Conv2d(dim_in + 1, dim_out, kernel_size: ksize, padding: padding);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var tt = torch.ones_like(x[.., ..1, .., ..]) * Time;
            var ttx = torch.cat([tt, x], 1);
            return _layer.call(ttx);
        }
    }

    private sealed class OdeFunc : Module<Tensor, Tensor>
    {
        private readonly GroupNorm norm1, norm2, norm3;
        private readonly ConcatConv2d conv1, conv2;

        public OdeFunc(long dim, long hidden) : base(nameof(OdeFunc))
        {
            norm1 = GroupNorm(4, dim);
            conv1 = new ConcatConv2d(dim, hidden);
            norm2 = GroupNorm(4, hidden);
            conv2 = new ConcatConv2d(hidden, dim);
            norm3 = GroupNorm(4, dim);
            RegisterComponents();
        }

        public Tensor At(double t, Tensor x)
        {
            conv1.Time = conv2.Time = t;
            return call(x);
        }

        public override Tensor forward(Tensor x)
        {
            var @out = functional.relu(norm1.call(x));
            @out = functional.relu(norm2.call(conv1.call(@out)));
            return norm3.call(conv2.call(@out));
        }
    }
}
