using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using PrunableNets.Data;
using PrunableNets.Formats;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting;

/// <summary>The trainings of a run, each with checkpoints that tell all it depends on.</summary>
internal sealed class TrainingStages(
    Architecture architecture, PruningOptions options, ChosenMethod chosen, IPruningData data, Device device, RunFolder folder, RunReporter reporter, CancellationToken cancellation)
{
    private const int EveryEpoch = 1;

    public TrainingResult Dense(Module model, TrainingOptions settings) =>
        Train("dense", model, settings, OptionsJson.Entries(nameof(options.Training), settings), teacher: null);

    /// <summary>What the method works with.</summary>
    public PruningContext Context(Module dense, Func<IGatedModule> createGated, Func<PruningPlan, Module> createSlim, PruningBudget budget)
    {
        return new PruningContext(architecture, dense, createGated, createSlim, data.Train, budget)
        {
            Objective = data.Objective, Device = device, Selection = options.Selection, Schedule = options.Schedule,
            Report = reporter.Report, Note = reporter.Note, CancellationToken = cancellation,
            Checkpoints = (stage, key, settings) => folder.Checkpoints(
                stage,
                Identity(stage, OptionsJson.Entries(key, settings), [
                    new("target", budget.ToString()), new("training data", Describe(data.Train)), new("dense weights", StateDict.Fingerprint(dense.state_dict())),
                ]),
                options.CheckpointIterations),
            Training = (stage, form, settings) => Train(stage, form, settings, OptionsJson.Entries(stage, settings), teacher: null),
        };
    }

    /// <returns>The number of batch norms.</returns>
    public int Recalibrate(Module slim) =>
        BatchNormStatistics.Measure(slim, chosen.Options.CreateLoader(data.Train, device), options.RecalibrationBatches);

    public TrainingResult FineTune(Module slim, TrainingOptions settings, Module dense)
    {
        var entries = OptionsJson.Entries(nameof(options.FineTuning), settings);
        if (settings.Distillation is not null)
            entries = entries.Append(new("teacher", StateDict.Fingerprint(dense.state_dict())));
        return Train("fine-tuning", slim, settings, entries, dense);
    }

    private TrainingResult Train(
        string stage, Module model, TrainingOptions settings, IEnumerable<KeyValuePair<string, string>> entries, Module? teacher)
    {
        var identity = Identity(stage, entries, [
            new("training data", Describe(data.Train)), new("test data", Describe(data.Test)), new("initial weights", StateDict.Fingerprint(model.state_dict())),
        ]);
        return new Trainer(settings, data.Objective).Train(
            model, data.Train, data.Test, device, new DirectProgress<TrainingEpoch>(e => reporter.Report(e, settings.Epochs)),
            folder.Checkpoints(stage, identity, EveryEpoch), teacher, cancellation);
    }

    private Dictionary<string, string> Identity(
        string stage, IEnumerable<KeyValuePair<string, string>> entries, IEnumerable<KeyValuePair<string, string>> inputs) =>
        new([new("stage", stage), new("model", architecture.Model), new("architecture", architecture.Fingerprint), new("objective", data.Objective.Name), .. entries, .. inputs]);

    /// <summary>All of a data set that a result depends on.</summary>
    internal static string Describe(Dataset samples) => string.Create(
        CultureInfo.InvariantCulture,
        $"{samples}, SHA-256 {samples.Fingerprint}{(samples is ImageDataset { Normalization: var n } ? $", mean {string.Join(' ', n.Mean)}, std {string.Join(' ', n.Std)}" : "")}");
}
