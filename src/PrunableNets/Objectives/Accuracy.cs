using System;
using System.Globalization;

namespace PrunableNets;

/// <summary>How well a network does on data.</summary>
/// <param name="Correct">Right answers: samples, or pixels, whose highest logit is that of their class; null where the objective knows no right and wrong.</param>
/// <param name="Count">All answers; samples where there is no right and wrong.</param>
/// <param name="Loss">Mean loss of a sample.</param>
public readonly record struct Accuracy(long? Correct, long Count, double Loss)
{
    /// <summary>The share of right answers, in [0, 1]; not a number where the objective knows no right and wrong.</summary>
    public double Share => Correct is { } correct ? (double)correct / Count : double.NaN;

    /// <summary>The share of right answers, or the mean loss where there are none.</summary>
    public double Measure => Correct is null ? Loss : Share;

    /// <summary>Whether it is no better than naming any of the classes: within two standard errors of it, or below.</summary>
    /// <param name="classes">0 where there are none, and so no chance.</param>
    internal bool IsAtChance(int classes)
    {
        if (Correct is null || classes < 2)
            return false;
        var chance = 1.0 / classes;
        return Share <= chance + (2 * Math.Sqrt(chance * (1 - chance) / Count));
    }

    /// <summary>Whether this is better than <paramref name="other"/>: more right answers, or a lower loss where there are none.</summary>
    internal bool IsBetterThan(Accuracy other) => Correct is null ? Loss < other.Loss : Correct > other.Correct;

    public override string ToString() => Correct is null
        ? string.Create(CultureInfo.InvariantCulture, $"loss {Loss:G5}")
        : string.Create(CultureInfo.InvariantCulture, $"{Share * 100:F2}%");
}
