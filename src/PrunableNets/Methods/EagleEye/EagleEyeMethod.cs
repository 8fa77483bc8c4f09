using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PrunableNets.Data;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// EagleEye (Li et al., "Fast Sub-net Evaluation for Efficient Neural Network Pruning"): draws plans with random widths, measures the batch norms of each slim
/// network anew, and keeps the one that does best on training samples held out for it. Within a group the filters of the smallest L1 norm go. The paper accepts
/// plans near the budget; here every plan is brought to it, by one threshold on the drawn shares.
/// </summary>
[PruningMethod("EagleEye", "arXiv 2007.02491")]
public sealed class EagleEyeMethod(EagleEyeOptions options) : IPruningMethod
{
    /// <inheritdoc/>
    public PruningOutcome Prune(PruningContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (norms, judges) = Split(context.Train, context.Device);
        var filters = new L1Criterion().Score(context);
        var random = SplitMix64.ForKey(options.Seed, 0, 9);
        (Selection Selection, Accuracy Accuracy)? best = null;
        var results = new List<Accuracy>();
        for (var c = 0; c < options.Candidates; c++)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            var selection = Draw(context, filters, ref random);
            var accuracy = Judge(context, selection.Plan, norms, judges);
            results.Add(accuracy);
            // Few samples leave many with the same accuracy; their losses tell them apart.
            if (best is not var (_, known) || accuracy.IsBetterThan(known) || (accuracy.Correct == known.Correct && accuracy.Loss < known.Loss))
                best = (selection, accuracy);
            context.Report(new MethodStep(c, options.Candidates, string.Create(
                CultureInfo.InvariantCulture, $"candidate {c + 1}/{options.Candidates}: {accuracy}, best {best.Value.Accuracy}")) { Values = [new("candidate_loss", accuracy.Loss)], Samples = judges.Count });
        }
        return new PruningOutcome(best!.Value.Selection)
        {
            Evidence =
            [
                new("candidates", string.Create(CultureInfo.InvariantCulture, $"{options.Candidates}, shares up to {options.MaxRate}, norms on {options.NormBatches} batches of {options.BatchSize}, judged on {judges.Count} training samples, seed {options.Seed}")),
                new("candidates' results", $"best {best.Value.Accuracy}, median {results.OrderBy(static a => a.Loss).ElementAt(results.Count / 2)}"),
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

    private Accuracy Judge(PruningContext context, PruningPlan plan, BatchLoader norms, Dataset judges)
    {
        using var scope = NewDisposeScope();
        using var slim = context.CreateSlim(plan);
        BatchNormStatistics.Measure(slim, norms, options.NormBatches);
        return Evaluation.Measure(slim, judges, context.Device, objective: context.Objective, cancellationToken: context.CancellationToken);
    }

    private (BatchLoader Norms, Dataset Judges) Split(Dataset train, Device device)
    {
        var order = SplitMix64.ForKey(options.Seed, 0, 10).Permutation(train.Count);
        var held = Math.Min(options.Samples, train.Count / 2);
        var norms = new BatchLoader(new PartDataset(train, order[held..]), new BatchLoaderOptions { BatchSize = options.BatchSize, DropSingle = true, Seed = options.Seed, Device = device });
        return (norms, new PartDataset(train, order[..held]));
    }
}
