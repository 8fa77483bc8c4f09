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

    /// <summary>Whether this is better than <paramref name="other"/>: more right answers, or a lower loss where there are none.</summary>
    internal bool IsBetterThan(Accuracy other) => Correct is null ? Loss < other.Loss : Correct > other.Correct;

    public override string ToString() => Correct is null
        ? string.Create(CultureInfo.InvariantCulture, $"loss {Loss:G5}")
        : string.Create(CultureInfo.InvariantCulture, $"{Share * 100:F2}%");
}
