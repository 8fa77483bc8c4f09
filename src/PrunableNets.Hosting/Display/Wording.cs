using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace PrunableNets.Hosting;

/// <summary>What both displays say.</summary>
internal static class Wording
{
    public static string Of(PruningStage stage) => stage switch
    {
        PruningStage.Dense => "dense network",
        PruningStage.Select => "choosing channels",
        PruningStage.Verify => "running the built slim class against the hard-gated network",
        PruningStage.Slim => "building and verifying the slim network",
        PruningStage.Train => "training the slim network on",
        PruningStage.Recover => "bringing means back",
        PruningStage.Reconstruct => "solving weights anew",
        PruningStage.Recalibrate => "measuring batch norms anew",
        PruningStage.FineTune => "fine-tuning",
        PruningStage.Write => "writing plan and weights",
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };

    public static string Of(TrainingEpoch e, int epochs) => Invariant(
        $"epoch {e.Index + 1}/{epochs}: loss {e.Loss:F3}, test {(e.Test.Correct is null ? "" : "accuracy ")}{e.Test}, ")
        + Invariant($"learning rate {e.LearningRate:G3}");

    public static string Of(TrainingStep s) =>
        Invariant($"epoch {s.Epoch + 1}/{s.Epochs}, batch {s.Batch + 1}/{s.Batches}: loss {s.Loss:F3}");

    public static string Of(ReconstructedLayer layer) => layer.Outcome == ReconstructionOutcome.Solved
        ? Invariant($"{layer.Path}: residual {layer.Before:G3} -> {layer.After:G3}")
        : $"{layer.Path}: {Of(layer.Outcome)}";

    /// <summary>What became of a layer that was not solved, and why.</summary>
    private static string Of(ReconstructionOutcome outcome) => outcome switch
    {
        ReconstructionOutcome.Exact => "gives what the dense network gives",
        ReconstructionOutcome.NotBetter => "kept, no solution is better on samples held out",
        ReconstructionOutcome.NotReached => "kept, the networks do not call it alike",
        ReconstructionOutcome.Tied => "kept, other layers hold its weights",
        ReconstructionOutcome.UnknownOutputs => "kept, it is not known which outputs are left",
        ReconstructionOutcome.OtherPositions => "kept, its positions are not the dense network's",
        _ => "solved",
    };

    /// <summary>Header and rows of the report.</summary>
    public static IEnumerable<string[]> Table(PruningReport report)
    {
        yield return [
            "network", $"FLOPs ({report.Convention})", "parameters", report.Rows[0].Accuracy.Correct is null ? "test loss" : "accuracy",
            "file", "latency",
        ];
        foreach (var row in report.Rows)
            yield return
            [
                row.Form,
                Millions(row.Flops),
                row.Parameters.ToString("N0", CultureInfo.InvariantCulture),
                row.Accuracy.ToString(),
                row.FileBytes is { } bytes ? Invariant($"{bytes / 1e6:F2} MB") : "-",
                row.Latency is { } latency
                    ? Invariant($"{latency.Median.TotalMilliseconds:F2} +- {latency.Deviation.TotalMilliseconds:F2} ms")
                    : "-",
            ];
    }

    /// <summary>What the table does not say.</summary>
    /// <param name="report">The run's.</param>
    /// <param name="table">Whether the table is there, whose latencies need a word.</param>
    public static IEnumerable<string> Summary(PruningReport report, bool table = true)
    {
        var (dense, last) = (report.Rows[0], report.Rows[^1]);
        foreach (var use in report.Outcome?.Selection.Uses ?? [])
            yield return Invariant($"target {use.Target:N0}, reached {use.Cost:N0} {use.Unit}: ")
                + Invariant($"{100.0 * (use.Dense - use.Cost) / use.Dense:F1}% fewer, {use.Target - use.Cost:N0} below the target (the ")
                + Invariant($"cheapest removed channel: {use.Step:N0})");
        yield return Invariant($"slim = gated within {report.Equivalence.RelativeDifference:0.0e+0} of the largest output")
            + (dense.Accuracy.Correct is null
                ? ""
                : Invariant($", {report.Equivalence.DifferentPredictions} of {report.Equivalence.Count} predictions differ"));
        // As it was cut a network may well be at chance: what follows brings it back.
        if (last.Accuracy.IsAtChance(report.Classes))
            yield return Invariant($"warning: {last.Form} names {last.Accuracy} of {report.Classes} classes rightly, which is chance; its ")
                + "other figures mean nothing";
        if (report.Early is { } early)
            yield return Invariant($"pruned after {early.Epoch} of {Amount.Of(early.Epochs, "epoch")}")
                + (early.IsTold ? "; " : ", the latest moment; ")
                + Invariant($"the slim network: {early.Training.Last.Test} in the last epoch")
                + (report.FineTuning is null ? " (stored)" : "");
        if (report.Reconstruction is { Count: > 0 } layers)
            yield return Reconstructed(layers);
        if (report.FineTuning is { } tuning)
            yield return Invariant($"fine-tuned: {tuning.Last.Test} in the last epoch (stored), {tuning.Best.Test} in the best, epoch ")
                + Invariant($"{tuning.Best.Index + 1}");
        if (table && report.Rows.Select(static r => r.Latency).First(static l => l is not null) is { } latency)
            yield return Invariant($"latency: median and deviation of forwards of a batch of {latency.BatchSize} on {latency.Device}, ")
                + Amount.Of(latency.Threads, "thread");
        yield return $"plan: {report.PlanPath}";
        yield return $"weights: {report.WeightsPath}";
        yield return $"certificate: {report.CertificatePath}";
        yield return $"report: {report.PagePath}";
    }

    private static string Reconstructed(IReadOnlyList<ReconstructedLayer> layers)
    {
        var (solved, exact) = (Times(ReconstructionOutcome.Solved), Times(ReconstructionOutcome.Exact));
        var others = layers.Count - solved - exact;
        return Invariant($"{solved} of {Amount.Of(layers.Count, "layer")} solved anew without labels, {exact} had nothing to gain")
            + (others == 0 ? "" : Invariant($", {others} kept the weights they were cut with"))
            + "; the certificate tells each";

        int Times(ReconstructionOutcome outcome) => layers.Count(l => l.Outcome == outcome);
    }

    private static string Millions(double amount) => Invariant($"{amount / 1e6:F2}M");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
