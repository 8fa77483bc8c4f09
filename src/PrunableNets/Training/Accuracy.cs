using System;
using System.Globalization;

namespace PrunableNets;

/// <summary>How many samples a network names rightly.</summary>
/// <param name="Correct">Samples whose highest logit is that of their class.</param>
/// <param name="Count">All samples.</param>
/// <param name="Loss">Mean cross entropy.</param>
public readonly record struct Accuracy(int Correct, int Count, double Loss)
{
    /// <summary>The share of right answers, in [0, 1].</summary>
    public double Share => (double)Correct / Count;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Share * 100:F2}%");
}
