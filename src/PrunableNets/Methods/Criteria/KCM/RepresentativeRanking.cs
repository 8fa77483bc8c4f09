using System;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// R2 of KCM, how far a filter stands for itself: the diagonal of a non-negative C that makes every filter a combination of filters in the
/// space of a Gaussian kernel, least |Phi - Phi C|^2. Corners of the convex hull come near 1 soon; what lies between others takes longer to
/// get there, and copies of a filter share one place. A reconstruction: that the paper ranks by a kernelised approximation of the
/// convex hull is known; the updates, the kernel's width and the end are chosen here.
/// </summary>
internal static class RepresentativeRanking
{
    // Instead of a divisor of zero.
    private const double Tiny = 1e-300;

    /// <param name="rows">[C, K].</param>
    /// <param name="options">Kernel and end.</param>
    /// <returns>float64 [C], about 1 at most; does not change with the scale of the rows.</returns>
    public static Tensor Of(Tensor rows, KCMOptions options)
    {
        using var scope = NewDisposeScope();
        var kernel = Kernel(rows.to(float64), options.KernelWidth);
        var coefficients = full_like(kernel, 1.0 / kernel.shape[0]);
        for (var i = 0; i < options.Iterations; i++)
        {
            using var inner = NewDisposeScope();
            // Lee and Seung's update for |Phi - Phi C|^2 = tr(K - 2 K C + C^T K C): it never rises, and C stays positive, as K is.
            var next = coefficients.mul(kernel).div(kernel.mm(coefficients).clamp_min(Tiny));
            var change = next.sub(coefficients).norm().ToDouble() / coefficients.norm().ToDouble();
            coefficients.copy_(next);
            if (change < options.Tolerance)
                break;
        }
        return coefficients.diagonal().clone().MoveToOuterDisposeScope();
    }

    /// <summary>exp(-|a - b|^2 / (width x the mean of |a - b|^2 over all pairs)).</summary>
    private static Tensor Kernel(Tensor rows, double width)
    {
        var distances = SquaredDistances.Of(rows);
        var n = rows.shape[0];
        var mean = distances.sum().ToDouble() / Math.Max(n * (n - 1), 1);
        return distances.div(Math.Max(width * mean, Tiny)).neg().exp();
    }
}
