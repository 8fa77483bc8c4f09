using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Serialization;

namespace PrunableNets.Hosting;

/// <summary>A method with a budget over its seeds.</summary>
/// <param name="Method">Its name.</param>
/// <param name="Target">The budget.</param>
/// <param name="Seeds">One result a seed.</param>
public sealed record ComparisonRow(string Method, string Target, IReadOnlyList<ComparisonResult> Seeds)
{
    public Spread Flops => Spread.Of(Seeds.Select(static s => (double?)s.Flops));

    public Spread Parameters => Spread.Of(Seeds.Select(static s => (double?)s.Parameters));

    /// <summary>Share of right answers, or the loss where the objective knows none.</summary>
    public Spread After => Spread.Of(Seeds.Select(static s => (double?)s.After.Measure));

    /// <inheritdoc cref="After"/>
    public Spread Recovered => Spread.Of(Seeds.Select(static s => s.Recovered?.Measure));

    /// <inheritdoc cref="After"/>
    public Spread Reconstructed => Spread.Of(Seeds.Select(static s => s.Reconstructed?.Measure));

    /// <inheritdoc cref="After"/>
    public Spread ReconstructedAndFineTuned => Spread.Of(Seeds.Select(static s => s.ReconstructedAndFineTuned?.Measure));

    /// <inheritdoc cref="After"/>
    public Spread Recalibrated => Spread.Of(Seeds.Select(static s => s.Recalibrated?.Measure));

    /// <inheritdoc cref="After"/>
    public Spread FineTuned => Spread.Of(Seeds.Select(static s => s.FineTuned?.Measure));

    public Spread Seconds => Spread.Of(Seeds.Select(static s => (double?)s.PruningSeconds));

    public Spread Latency => Spread.Of(Seeds.Select(static s => (double?)s.LatencyMilliseconds));

    /// <summary>Epochs after which the network was pruned in the course of its training. This and what follows is in the file with the cells.</summary>
    [JsonIgnore]
    public Spread PrunedAfter => Spread.Of(Seeds.Select(static s => (double?)s.Early?.Epoch));

    /// <summary>Of the dense network's training.</summary>
    [JsonIgnore]
    public Spread DenseEpochSeconds => Spread.Of(Seeds.Select(static s => s.Early?.DenseEpochSeconds));

    /// <summary>Of the slim network's training.</summary>
    [JsonIgnore]
    public Spread SlimEpochSeconds => Spread.Of(Seeds.Select(static s => s.Early?.SlimEpochSeconds));

    /// <summary>Parameters and what the optimiser holds, before pruning.</summary>
    [JsonIgnore]
    public Spread DenseBytes => Spread.Of(Seeds.Select(static s => (double?)s.Early?.DenseBytes));

    /// <summary>The same after pruning.</summary>
    [JsonIgnore]
    public Spread SlimBytes => Spread.Of(Seeds.Select(static s => (double?)s.Early?.SlimBytes));

    /// <summary>The last column that there is.</summary>
    public Spread Last => Spread.Of(Seeds.Select(static s => (double?)s.Last.Measure));
}

/// <summary>Mean and deviation.</summary>
/// <param name="Mean">Not a number where there are no values.</param>
/// <param name="Deviation">Of the sample (n - 1); 0 for a single value.</param>
/// <param name="Count">Values.</param>
public readonly record struct Spread(double Mean, double Deviation, int Count)
{
    /// <summary><c>86.2 +- 0.7 %</c>; <c>86.2 %</c> of a single value, which deviates from nothing; or a dash.</summary>
    public string Percent => Count == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{Mean * 100:F1} {(Count == 1 ? "" : $"+- {(Deviation * 100).ToString("F1", CultureInfo.InvariantCulture)} ")}%");

    /// <summary>The mean, or a dash.</summary>
    internal string Show(string format) => Count == 0 ? "-" : Mean.ToString(format, CultureInfo.InvariantCulture);

    internal static Spread Of(IEnumerable<double?> values)
    {
        var known = values.OfType<double>().ToArray();
        if (known.Length == 0)
            return new Spread(double.NaN, 0, 0);
        var mean = known.Average();
        return new Spread(mean, known.Length == 1 ? 0 : Math.Sqrt(known.Sum(v => (v - mean) * (v - mean)) / (known.Length - 1)), known.Length);
    }
}
