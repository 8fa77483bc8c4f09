using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PrunableNets.Data;

namespace PrunableNets;

/// <summary>
/// EagleEye (Li et al., "Fast Sub-net Evaluation for Efficient Neural Network Pruning"): draws plans with random widths, measures the batch
/// norms of each slim network anew, and keeps the one that does best on training samples held out for it. Within a group the filters of the
/// smallest L1 norm go. The paper accepts plans near the budget; here every plan is brought to it, by one threshold on the drawn shares.
/// </summary>
[PruningMethod("EagleEye", "arXiv 2007.02491")]
public sealed class EagleEyeMethod(EagleEyeOptions options) : IPruningMethod
{
    /// <inheritdoc/>
    public PruningOutcome Prune(PruningContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var filters = new L1Criterion().Score(context);
        var random = SplitMix64.ForKey(options.Seed, 0, 9);
        var drawn = new Selection[options.Candidates];
        for (var c = 0; c < drawn.Length; c++)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            drawn[c] = Draw(context, filters, ref random);
        }
        var measurement = new CandidateAccuracy(options);
        var judges = measurement.JudgesOf(context.Train);
        using var evaluation = context.Open(measurement);
        (Selection Selection, Accuracy Accuracy)? best = null;
        var results = new List<Accuracy>();
        foreach (var accuracy in evaluation.Evaluate([.. drawn.Select(static s => s.Plan.Kept.ToArray())]))
        {
            var selection = drawn[results.Count];
            // Few samples leave many with the same accuracy; their losses tell them apart.
            if (best is not var (_, known) || accuracy.IsBetterThan(known)
                || (accuracy.Correct == known.Correct && accuracy.Loss < known.Loss))
                best = (selection, accuracy);
            context.Report(new MethodStep(results.Count, options.Candidates, string.Create(
                CultureInfo.InvariantCulture,
                $"candidate {results.Count + 1}/{options.Candidates}: {accuracy}, best {best.Value.Accuracy}"))
            {
                Values = [new("candidate_loss", accuracy.Loss)], Samples = judges,
            });
            results.Add(accuracy);
        }
        return new PruningOutcome(best!.Value.Selection)
        {
            Evidence =
            [
                new("candidates", string.Create(
                    CultureInfo.InvariantCulture,
                    $"{options.Candidates}, shares up to {options.MaxRate}, norms on {options.NormBatches} batches of {options.BatchSize}, "
                        + $"judged on {judges} training samples, seed {options.Seed}")),
                new(
                    "candidates' results",
                    $"best {best.Value.Accuracy}, median {results.OrderBy(static a => a.Loss).ElementAt(results.Count / 2)}"),
            ],
        };
    }

    /// <summary>Each group draws the share that it may lose; the budget says how much of all shares is used.</summary>
    private Selection Draw(PruningContext context, IReadOnlyList<float> filters, ref SplitMix64 random)
    {
        var scores = new float[filters.Count];
        foreach (var group in context.Architecture.Groups)
        {
            var rate = Math.Max(random.NextDouble() * options.MaxRate, 1e-3);
            var order = Enumerable.Range(group.Offset, group.Channels).OrderBy(i => filters[i]).ToArray();
            for (var rank = 0; rank < order.Length; rank++)
                scores[order[rank]] = (float)((rank + 1) / (rate * order.Length));
        }
        return ThresholdSelection.Select(context.Architecture, scores, context.Budget);
    }
}
