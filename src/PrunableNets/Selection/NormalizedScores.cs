using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets;

/// <summary>Scores made comparable between groups. Within a group their order stays.</summary>
internal static class NormalizedScores
{
    public static double[] Of(Architecture architecture, IReadOnlyList<float> scores, SelectionOptions options, CostPolynomial cost)
    {
        var result = scores.Select(static s => (double)s).ToArray();
        foreach (var group in architecture.Groups)
        {
            var own = result.AsSpan(group.Offset, group.Channels);
            Normalize(own, options.Normalization);
            if (!options.PerCost)
                continue;
            var price = Price(architecture, cost, group.Index);
            for (var i = 0; i < own.Length; i++)
                own[i] /= price;
        }
        return result;
    }

    /// <summary>What one channel of the dense network's group costs; at least 1.</summary>
    private static double Price(Architecture architecture, CostPolynomial cost, int group)
    {
        var widths = architecture.DenseWidths;
        var whole = cost.Evaluate(widths);
        widths[group]--;
        return Math.Max(whole - cost.Evaluate(widths), 1);
    }

    private static void Normalize(Span<double> scores, ScoreNormalization normalization)
    {
        // Channels that are gone already have no finite score, and no part in the statistics.
        var finite = scores.ToArray().Where(double.IsFinite).ToArray();
        if (finite.Length == 0 || normalization == ScoreNormalization.None)
            return;
        if (normalization == ScoreNormalization.Lamp)
        {
            Lamp(scores, finite);
            return;
        }
        var mean = finite.Average();
        var (offset, scale) = normalization switch
        {
            ScoreNormalization.Mean => (0.0, Math.Abs(mean)),
            ScoreNormalization.Max => (0.0, Math.Abs(finite.Max())),
            ScoreNormalization.Sum => (0.0, Math.Abs(finite.Sum())),
            _ => (mean, Math.Sqrt(finite.Average(s => (s - mean) * (s - mean)))),
        };
        for (var i = 0; i < scores.Length; i++)
            scores[i] = scale > 0 ? (scores[i] - offset) / scale : scores[i] - offset;
    }

    private static void Lamp(Span<double> scores, double[] finite)
    {
        var order = finite.Order().ToArray();
        for (var i = 0; i < scores.Length; i++)
        {
            var own = scores[i];
            if (!double.IsFinite(own))
                continue;
            var rest = order.Where(s => s >= own).Sum(static s => s * s);
            scores[i] = rest > 0 ? Math.Sign(own) * own * own / rest : 0;
        }
    }
}
