using System.Collections.Generic;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting;

/// <summary>What follows the verified slim network: its means brought back, its weights solved anew, its batch norms measured anew and its weights fine-tuned, as far as the options ask for it.</summary>
internal sealed class Finishing(PruningOptions options, TrainingStages trainings, RunReporter reporter, RowMeasurement measure, List<PruningRow> rows)
{
    private const string Recovered = "recovered";
    private const string Reconstructed = "reconstructed";
    private const string Recalibrated = "recalibrated";
    private const string FineTuned = "fine-tuned";

    /// <summary>Whether the weights will be others than those that were verified.</summary>
    public bool IsAsked => IsRecalibrating || IsRecovering || IsReconstructing || options.FineTuning is not null;

    /// <summary>A training that went on with the slim network has measured its batch norms already, and so has the reconstruction.</summary>
    private bool IsRecalibrating => options.RecalibrationBatches > 0 && options.Early is null && !IsReconstructing;

    private bool IsReconstructing => options.Reconstruction.Batches > 0 && options.Early is null;

    private bool IsRecovering => options.MeanRecoveryBatches > 0 && options.Early is null;

    /// <summary>What became of each layer; null where weights are not solved anew, or not yet.</summary>
    public IReadOnlyList<ReconstructedLayer>? Reconstruction { get; private set; }

    /// <summary>The last row that options ask for, where they ask for any: what its weights are named for.</summary>
    public static string LastForm(PruningOptions options) => options switch
    {
        { FineTuning: not null } => FineTuned,
        { Reconstruction.Batches: > 0 } => Reconstructed,
        { RecalibrationBatches: > 0 } => Recalibrated,
        _ => Recovered,
    };

    /// <summary>Changes <paramref name="slim"/> and adds a row for each step.</summary>
    /// <param name="slim">Verified against the gated network.</param>
    /// <param name="original">What the slim network was cut from, whose means and outputs are brought back.</param>
    /// <param name="gated">On its weights.</param>
    /// <param name="dense">The teacher, where the fine-tuning distils.</param>
    /// <param name="plan">Of the slim network.</param>
    /// <param name="latency">Of the slim network; no step changes it.</param>
    /// <returns>The fine-tuning; null where there was none.</returns>
    public TrainingResult? Run(Module slim, Module original, IGatedModule gated, Module dense, PruningPlan plan, Latency? latency)
    {
        if (IsRecovering)
        {
            reporter.Begin(PruningStage.Recover);
            var recovery = trainings.Recover(slim, original, gated, plan);
            if (recovery.WithoutPlace > 0)
                reporter.Note(
                    $"{nameof(options.MeanRecoveryBatches)}: "
                        + $"{Amount.Of(recovery.Layers, "layer has its means", "layers have their means")} back; "
                        + $"{Amount.Of(recovery.WithoutPlace, "layer has", "layers have")} no bias and no batch norm directly behind.");
            rows.Add(measure.Stored(Recovered, slim, plan.Widths) with { Latency = latency });
        }
        if (IsReconstructing)
        {
            reporter.Begin(PruningStage.Reconstruct);
            Reconstruction = trainings.Reconstruct(slim, original, gated, plan);
            rows.Add(measure.Stored(Reconstructed, slim, plan.Widths) with { Latency = latency });
        }
        if (IsRecalibrating)
        {
            reporter.Begin(PruningStage.Recalibrate);
            if (trainings.Recalibrate(slim) == 0)
                reporter.Note($"{nameof(options.RecalibrationBatches)}: the network has no batch norms with running statistics; nothing was measured anew.");
            rows.Add(measure.Stored(Recalibrated, slim, plan.Widths) with { Latency = latency });
        }
        if (options.FineTuning is not { } settings)
            return null;
        reporter.Begin(PruningStage.FineTune);
        var result = trainings.FineTune(slim, settings, dense);
        rows.Add(measure.Stored(FineTuned, slim, plan.Widths) with { Latency = latency });
        return result;
    }
}
