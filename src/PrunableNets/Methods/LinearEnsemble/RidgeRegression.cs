using System;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>The least squares of loss increases by what is disabled: w = (Z^T Z + rho N I)^-1 Z^T y, in float64.</summary>
/// <param name="Coefficients">w, one a channel.</param>
/// <param name="RSquared">1 - residual / variance of y, at most 1.</param>
/// <param name="Errors">Standard error of each coefficient over bootstrap resamples; zeros without any.</param>
internal sealed record RidgeRegression(double[] Coefficients, double RSquared, double[] Errors)
{
    /// <param name="channels">n.</param>
    /// <param name="disabled">The disabled channels of each mask, the ones of Z.</param>
    /// <param name="increases">y: the loss under each mask less that of the intact network, so that there is no intercept to fit.</param>
    /// <param name="options">Ridge and resamples.</param>
    /// <param name="random">Drawn from for resamples.</param>
    public static RidgeRegression Fit(
        int channels, int[][] disabled, double[] increases, LinearEnsembleOptions options, ref SplitMix64 random)
    {
        using var scope = NewDisposeScope();
        var design = new double[disabled.Length, channels];
        for (var mask = 0; mask < disabled.Length; mask++)
            foreach (var channel in disabled[mask])
                design[mask, channel] = 1;
        var (z, y) = (from_array(design, float64), tensor(increases, float64));
        var w = Solve(z, y, options.Ridge);
        var residual = y.sub(z.mv(w)).square().sum().ToDouble();
        var variance = y.sub(y.mean()).square().sum().ToDouble();
        return new RidgeRegression(
            [.. w.data<double>()], variance > 0 ? 1 - (residual / variance) : 1, Bootstrap(z, y, options, ref random));
    }

    private static double[] Bootstrap(Tensor z, Tensor y, LinearEnsembleOptions options, ref SplitMix64 random)
    {
        if (options.Bootstrap < 2)
            return new double[z.shape[1]];
        // A resample may lack a channel altogether, so it is never without a ridge.
        var (ridge, masks) = (Math.Max(options.Ridge, 1e-9), (int)y.shape[0]);
        var fits = new Tensor[options.Bootstrap];
        for (var b = 0; b < fits.Length; b++)
        {
            var drawn = new long[masks];
            for (var i = 0; i < masks; i++)
                drawn[i] = random.NextInt(masks);
            var index = tensor(drawn, int64);
            fits[b] = Solve(z.index_select(0, index), y.index_select(0, index), ridge);
        }
        return [.. stack(fits).std(0).data<double>()];
    }

    private static Tensor Solve(Tensor z, Tensor y, double ridge)
    {
        var normal = z.t().mm(z).add(eye(z.shape[1], dtype: float64).mul(ridge * z.shape[0]));
        if (ridge == 0 && linalg.matrix_rank(normal).ToInt64() < z.shape[1])
            throw new InvalidOperationException(
                $"{z.shape[0]} masks do not tell {z.shape[1]} channels apart; "
                    + $"raise {nameof(LinearEnsembleOptions.MasksPerChannel)}, or set {nameof(LinearEnsembleOptions.Ridge)} above 0.");
        return linalg.solve(normal, z.t().mv(y));
    }
}
