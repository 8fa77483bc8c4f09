// expect: parameters 17960, macs 17344, groups 23, gates 534, notes 1
// N-BEATS (Oreshkin et al. 2020): blocks with bases for trend, seasons and anything; each takes its backcast off what the next one sees.
[Prunable("30")]
public sealed partial class NBeats : Module<Tensor, Tensor>
{
    public enum BlockKind { Trend, Seasonality, Generic }

    private const int Backcast = 30, Horizon = 6;

    private readonly ModuleList<Block> blocks = new();

    public NBeats(int units = 32, (BlockKind Kind, int Count)[]? stacks = null) : base("N-BEATS")
    {
        foreach (var (kind, count) in stacks ?? [(BlockKind.Trend, 2), (BlockKind.Seasonality, 1), (BlockKind.Generic, 2)])
            for (var i = 0; i < count; i++)
                blocks.Add(kind switch
                {
                    BlockKind.Trend => new FixedBasisBlock(units, Polynomial(3, Backcast), Polynomial(3, Horizon)),
                    BlockKind.Seasonality => new FixedBasisBlock(units, Harmonics(Horizon / 2, Backcast), Harmonics(Horizon / 2, Horizon)),
                    BlockKind.Generic => new GenericBlock(units, theta: 8),
                    _ => throw new NotSupportedException($"{kind}"),
                });
        RegisterComponents();
    }

    private static float[,] Polynomial(int degree, int length)
    {
        var basis = new float[degree, length];
        for (var power = 0; power < degree; power++)
            for (var t = 0; t < length; t++)
                basis[power, t] = (float)Math.Pow((double)t / length, power);
        return basis;
    }

    private static float[,] Harmonics(int count, int length)
    {
        var basis = new float[2 * count, length];
        for (var k = 0; k < count; k++)
            for (var t = 0; t < length; t++)
                (basis[2 * k, t], basis[2 * k + 1, t]) = (MathF.Cos(2 * MathF.PI * k * t / length), MathF.Sin(2 * MathF.PI * k * t / length));
        return basis;
    }

    public override Tensor forward(Tensor x)
    {
        var residual = x;
        var forecast = torch.zeros(x.shape[0], Horizon, dtype: x.dtype, device: x.device);
        foreach (var block in blocks)
        {
            var (backcast, block_forecast) = block.call(residual);
            residual = residual - backcast;
            forecast = forecast + block_forecast;
        }
        return forecast;
    }

    private abstract class Block : Module<Tensor, (Tensor Backcast, Tensor Forecast)>
    {
        protected readonly Sequential stack;
        protected readonly Linear theta_b, theta_f;

        protected Block(string name, int units, long theta) : base(name)
        {
            stack = Sequential(
                Linear(Backcast, units), ReLU(),
                Linear(units, units), ReLU(),
                Linear(units, units), ReLU());
            theta_b = Linear(units, theta, hasBias: false);
            theta_f = Linear(units, theta, hasBias: false);
        }

        public override (Tensor Backcast, Tensor Forecast) forward(Tensor x)
        {
            var h = stack.call(x);
            return Expand(theta_b.call(h), theta_f.call(h));
        }

        protected abstract (Tensor, Tensor) Expand(Tensor b, Tensor f);
    }

    private sealed class FixedBasisBlock : Block
    {
        private readonly Tensor backcast_basis, forecast_basis;

        public FixedBasisBlock(int units, float[,] backcast, float[,] forecast) : base(nameof(FixedBasisBlock), units, backcast.GetLength(0))
        {
            backcast_basis = torch.tensor(backcast);
            forecast_basis = torch.tensor(forecast);
            RegisterComponents();
        }

        protected override (Tensor, Tensor) Expand(Tensor b, Tensor f) => (b.mm(backcast_basis), f.mm(forecast_basis));
    }

    private sealed class GenericBlock : Block
    {
        private readonly Linear backcast_fc, forecast_fc;

        public GenericBlock(int units, long theta) : base(nameof(GenericBlock), units, theta)
        {
            backcast_fc = Linear(theta, Backcast);
            forecast_fc = Linear(theta, Horizon);
            RegisterComponents();
        }

        protected override (Tensor, Tensor) Expand(Tensor b, Tensor f) => (backcast_fc.call(functional.relu(b)), forecast_fc.call(functional.relu(f)));
    }
}
