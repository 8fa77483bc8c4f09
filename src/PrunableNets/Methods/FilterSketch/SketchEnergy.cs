using System;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// How much of a sketch's energy each filter carries: sum over k of sigma_k^2 (a_i v_k)^2 / |A v_k|^2, where sigma_k and v_k are the
/// sketch's singular values and right singular vectors and a_i the filter. (a_i v_k)^2 / |A v_k|^2 is the leverage of the filter in the
/// direction v_k, its share of what all filters have there; over all filters, the scores come to the sketch's energy |B|_F^2. Where the
/// sketch is exact, a score is the square of the filter's length.
/// </summary>
internal static class SketchEnergy
{
    // The sketch of a single row is the last row, which tells of nothing else.
    private const long LeastRows = 2;

    // Instead of a divisor of zero.
    private const double Tiny = 1e-300;

    /// <param name="rows">A, [C, K].</param>
    /// <param name="size">Rows of the sketch.</param>
    /// <returns>float64 [C].</returns>
    public static Tensor Of(Tensor rows, long size)
    {
        using var scope = NewDisposeScope();
        var values = rows.to(float64);
        using var directions = new FrequentDirections(Math.Max(size, LeastRows), values.shape[1], values.device);
        directions.Append(values);
        var (_, sigma, v) = linalg.svd(directions.Sketch, fullMatrices: false);
        var carried = values.mm(v.t()).square();
        // No filter has any part in a direction that the sketch does not have.
        var shares = sigma.square().div(carried.sum([0]).clamp_min(Tiny));
        return carried.mv(shares).MoveToOuterDisposeScope();
    }
}
