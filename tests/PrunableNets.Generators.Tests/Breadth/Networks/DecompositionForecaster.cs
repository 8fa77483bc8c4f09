// expect: parameters 10208, macs 9984, groups 12, gates 224, notes 0
// DLinear (Zeng et al. 2023) with a perceptron for what is left of each variable: moving averages from a static class with an out parameter.
[Prunable("48x4")]
public sealed partial class DecompositionForecaster : Module<Tensor, Tensor>
{
    private readonly int channels;
    private readonly ModuleList<Module<Tensor, Tensor>> linear_seasonal, linear_trend;

    public DecompositionForecaster(int seq_len = 48, int pred_len = 12, int channels = 4, int hidden = 32) : base("DLinear")
    {
        this.channels = channels;
        linear_seasonal = new();
        linear_trend = new();
        for (int i = 0; i < channels; i++)
        {
            linear_seasonal.Add(Sequential(Linear(seq_len, hidden), GELU(), Linear(hidden, pred_len)));
            var trend = Linear(seq_len, pred_len);
            using (torch.no_grad())
                init.constant_(trend.weight, 1.0 / seq_len);
            linear_trend.Add(trend);
        }
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var seasonal = Decomposition.Split(x, kernel: 13, out var trend);
        (seasonal, trend) = (seasonal.permute(0, 2, 1), trend.permute(0, 2, 1));
        var outputs = new Tensor[channels];
        for (int i = 0; i < channels; i++)
            outputs[i] = linear_seasonal[i].call(seasonal[.., i, ..]) + linear_trend[i].call(trend[.., i, ..]);
        return torch.stack(outputs, dim: -1);
    }
}

internal static class Decomposition
{
    /// <summary>Gives what remains, and the moving average over time; the ends are padded with the first and the last value.</summary>
    public static Tensor Split(Tensor x, long kernel, out Tensor trend)
    {
        var side = (kernel - 1) / 2;
        var front = x[.., ..1, ..].repeat(1, side, 1);
        var end = x[.., ^1.., ..].repeat(1, side, 1);
        var padded = torch.cat([front, x, end], dim: 1);
        trend = functional.avg_pool1d(padded.permute(0, 2, 1), kernel, stride: 1).permute(0, 2, 1);
        return x - trend;
    }
}
