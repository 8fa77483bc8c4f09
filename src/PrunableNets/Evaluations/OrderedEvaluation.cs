using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets;

/// <summary>
/// Measures items and gives their results in order, whoever measures and whoever is done first. Results that the run has kept are not
/// measured again.
/// </summary>
public sealed class OrderedEvaluation<TItem, TResult> : IDisposable
{
    private readonly Measurement<TItem, TResult> measurement;
    private readonly IEvaluation<TItem, TResult> evaluation;
    private readonly IResultStore? store;
    private readonly string key = "";

    internal OrderedEvaluation(PruningContext context, Measurement<TItem, TResult> measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        this.measurement = measurement;
        if (measurement.IsKept && context.Results is { } results)
            (store, key) = (results, NetworkIdentity.Of(context).KeyOf(measurement));
        evaluation = context.Evaluator.Open(context, measurement);
    }

    /// <summary>Measures items; each result is given as soon as it and all before it are there.</summary>
    /// <exception cref="DivergedException">A result is of no use (<see cref="Measurement{TItem, TResult}.ProblemWith"/>).</exception>
    /// <exception cref="OperationCanceledException">The context's token was cancelled.</exception>
    public IEnumerable<TResult> Evaluate(IReadOnlyList<TItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        // What comes twice is measured once.
        string[]? keys = measurement.IsKept ? [.. items.Select(KeyOf)] : null;
        int[][] places = [.. keys is null
            ? Enumerable.Range(0, items.Count).Select(static i => new[] { i })
            : Enumerable.Range(0, items.Count).GroupBy(i => keys[i]).Select(static g => g.ToArray())];
        var results = new (bool IsKnown, TResult Result)[items.Count];
        var missing = new List<int[]>();
        foreach (var place in places)
        {
            if (keys is not null && store?.Find(keys[place[0]]) is { } kept)
                Fill(place, MeasurementJson.Read<TResult>(kept));
            else
                missing.Add(place);
        }
        var next = 0;
        for (; next < items.Count && results[next].IsKnown; next++)
            yield return results[next].Result;
        if (missing.Count == 0)
            yield break;
        foreach (var (index, result) in evaluation.Evaluate([.. missing.Select(m => items[m[0]])]))
        {
            if (measurement.ProblemWith(result) is { } problem)
                throw new DivergedException(problem);
            if (keys is not null)
                store?.Keep(keys[missing[index][0]], MeasurementJson.Write(result));
            Fill(missing[index], result);
            for (; next < items.Count && results[next].IsKnown; next++)
                yield return results[next].Result;
        }
        if (next < items.Count)
            throw new InvalidOperationException($"Nothing was measured of item {next} of {items.Count}.");

        void Fill(int[] place, TResult result)
        {
            foreach (var i in place)
                results[i] = (true, result);
        }
    }

    public void Dispose() => evaluation.Dispose();

    private string KeyOf(TItem item) => NetworkIdentity.Hash($"{key}\n{MeasurementJson.Write(item)}");
}
