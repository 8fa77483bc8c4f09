using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>How alike the filters of a group are.</summary>
/// <param name="Values">[C, C]: -|w_i - w_j|^2.</param>
/// <param name="Medians">[C]: of the columns, the zero on the diagonal among them, as the paper's code takes them.</param>
internal sealed record FilterSimilarity(double[,] Values, double[] Medians)
{
    /// <param name="rows">[C, K].</param>
    public static FilterSimilarity Of(Tensor rows)
    {
        using var scope = NewDisposeScope();
        var n = (int)rows.shape[0];
        var flat = SquaredDistances.Of(rows.to(float64)).neg().cpu().data<double>().ToArray();
        var values = new double[n, n];
        Buffer.BlockCopy(flat, 0, values, 0, Buffer.ByteLength(flat));
        var medians = Enumerable.Range(0, n).Select(k => Median(Enumerable.Range(0, n).Select(i => values[i, k])));
        return new FilterSimilarity(values, [.. medians]);
    }

    /// <summary>
    /// Affinity propagation with the preference beta x median; similarities are negative, so the larger beta, the fewer exemplars.
    /// </summary>
    public ExemplarClusters Cluster(double beta, EPrunerOptions options) =>
        AffinityPropagation.Cluster(Values, [.. Medians.Select(m => beta * m)], options);

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
