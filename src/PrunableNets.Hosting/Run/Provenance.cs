using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting;

/// <summary>What the plan file tells about its making: enough to repeat it, and nothing (no time, no path) that differs between repetitions.</summary>
internal sealed class Provenance<TModel>(PruningOptions options, ChosenMethod chosen, PruningOutcome outcome, IPruningData data, IReadOnlyList<PruningRow> rows, EarlyTraining? early)
    where TModel : Module, IPrunableModel<TModel>
{
    public IEnumerable<KeyValuePair<string, string>> Tell(TrainingResult? fineTuning)
    {
        yield return new("method", chosen.Method.ToString());
        yield return new("target", PruningBudget.Parse(options.Target, options.Convention).ToString());
        foreach (var evidence in outcome.Evidence)
            yield return evidence;
        yield return new("dense network", options.Training is { } training ? "trained: " + Describe(training) : "weights of SHA-256 " + FileHash.Of(options.Weights!));
        foreach (var told in early?.Evidence ?? [])
            yield return told;
        yield return new("objective", data.Objective.Name);
        yield return new("training data", Describe(data.Train));
        yield return new("test data", Describe(data.Test));
        if (rows.Any(static r => r.Form == "recovered"))
            yield return new("mean recovery", $"on {Batches(options.MeanRecoveryBatches)} of the method");
        if (rows.Any(static r => r.Form == "reconstructed"))
            yield return new(
                "reconstruction",
                Invariant($"weights solved anew on {Batches(options.Reconstruction.Batches)} of {options.Reconstruction.BatchSize} ")
                    + Invariant($"without labels, seed {options.Reconstruction.Seed}"));
        if (rows.Any(static r => r.Form == "recalibrated"))
            yield return new("recalibration", $"batch norms measured on {Batches(options.RecalibrationBatches)} of the gates");
        foreach (var row in rows.Where(static r => r.Form != "fine-tuned"))
            yield return new($"accuracy, {row.Form}", row.Accuracy.ToString());
        if (fineTuning is not null && options.FineTuning is { } tuning)
        {
            yield return new("fine-tuning", Describe(tuning));
            yield return new("accuracy, fine-tuned, last epoch", fineTuning.Last.Test.ToString());
            yield return new("accuracy, fine-tuned, best epoch", Invariant($"{fineTuning.Best.Test} (epoch {fineTuning.Best.Index + 1})"));
        }
        yield return new("versions", $"PrunableNets {Versions.PrunableNets}, libtorch {__version__}");
    }

    private static string Describe(Dataset samples) => $"{samples}, SHA-256 {samples.Fingerprint}";

    private static string Describe(TrainingOptions t) => Invariant(
        $"{Amount.Of(t.Epochs, "epoch")} of {t.BatchSize}, {RandomCropFlip.Describe(t.Augmentation)}, {Optimizer(t)}, learning rate {t.LearningRate} {Schedule(t)}, weight decay {t.WeightDecay}, label smoothing {t.LabelSmoothing}{Distillation(t)}{t.Forward.Describe()}, seed {t.Seed}");

    private static string Batches(int count) => Amount.Of(count, "batch", "batches");

    private static string Optimizer(TrainingOptions t) => t.Optimizer == OptimizerKind.SGD
        ? Invariant($"SGD with momentum {t.Momentum}{(t.Nesterov ? " (Nesterov)" : "")}")
        : t.Optimizer.ToString();

    private static string Schedule(TrainingOptions t) => Invariant(
        $"{t.Schedule}{(t.Schedule == LearningRateSchedule.Step ? Invariant($" of {t.StepFactor} every {Amount.Of(t.StepEpochs, "epoch")}") : "")}{(t.WarmUpEpochs > 0 ? Invariant($" after {Amount.Of(t.WarmUpEpochs, "epoch")} of warm-up") : "")}");

    private static string Distillation(TrainingOptions t) => t.Distillation is { } d ? Invariant($", distilled from the dense network (temperature {d.Temperature}, weight {d.Weight})") : "";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
