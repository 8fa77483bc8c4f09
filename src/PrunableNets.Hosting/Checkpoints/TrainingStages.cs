using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.Extensions.DependencyInjection;
using PrunableNets.Data;
using PrunableNets.Formats;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting;

/// <summary>The trainings of a run, each with checkpoints that tell all it depends on.</summary>
internal sealed class TrainingStages(
    Architecture architecture, PruningOptions options, ChosenMethod chosen, IPruningData data, Device device, RunFolder folder, RunReporter reporter, CancellationToken cancellationToken)
{
    private const int EveryEpoch = 1;
    private const int EveryLayer = 1;

    public TrainingResult Dense(Module model, TrainingOptions settings) =>
        Train("dense", model, settings, OptionsJson.Entries(nameof(options.Training), settings), teacher: null);

    /// <summary>Trains the dense network until it is time to prune it.</summary>
    /// <param name="model">Fresh.</param>
    /// <param name="settings">Of the whole training.</param>
    /// <param name="stop">Tells when it is time.</param>
    /// <param name="entries">All that <paramref name="stop"/> depends on beside the training.</param>
    /// <returns>The epochs, and what the optimiser holds.</returns>
    public TrainedSpan DenseUntil(Module model, TrainingOptions settings, ITrainingStop stop, IEnumerable<KeyValuePair<string, string>> entries) =>
        Train("dense", model, settings, [.. OptionsJson.Entries(nameof(options.Training), settings), .. entries], teacher: null, new TrainingSpan { Stop = stop });

    /// <summary>Goes on with the slim network.</summary>
    /// <param name="slim">Cut from the dense one.</param>
    /// <param name="settings">Of the whole training.</param>
    /// <param name="begin">The epochs that the dense network has had.</param>
    /// <param name="moments">What the dense network's optimiser held, cut as the weights.</param>
    /// <returns>The epochs that were left.</returns>
    public IReadOnlyList<TrainingEpoch> TrainOn(Module slim, TrainingOptions settings, int begin, OptimizerMoments moments)
    {
        IEnumerable<KeyValuePair<string, string>> entries =
        [
            .. OptionsJson.Entries(nameof(options.Training), settings), new("begin", begin.ToString(CultureInfo.InvariantCulture)), new("initial optimiser", Fingerprint(moments)),
        ];
        using var rest = Train("slim-training", slim, settings, entries, teacher: null, new TrainingSpan { Begin = begin, Moments = moments });
        return rest.Epochs;
    }

    /// <summary>What the method works with.</summary>
    public PruningContext Context(IServiceProvider services, Module dense, Func<IGatedModule> createGated, Func<PruningPlan, Module> createSlim, PruningBudget budget)
    {
        return new PruningContext(architecture, dense, createGated, createSlim, data.Train, budget)
        {
            Objective = data.Objective, Device = device, Selection = options.Selection, Schedule = options.Schedule,
            Report = reporter.Report, Note = reporter.Note, CancellationToken = cancellationToken,
            Services = services, Evaluator = services.GetRequiredService<IEvaluator>(), Results = folder.Results(),
            Checkpoints = (stage, key, settings) => folder.Checkpoints(
                stage,
                Identity(stage, OptionsJson.Entries(key, settings), [
                    new("target", budget.ToString()), new("training data", DatasetIdentity.Of(data.Train)), new("dense weights", StateDict.Fingerprint(dense.state_dict())),
                ]),
                options.CheckpointIterations),
            Training = (stage, form, settings) => Train(stage, form, settings, OptionsJson.Entries(stage, settings), teacher: null),
        };
    }

    public MeanRecovery Recover(Module slim, Module original, IGatedModule gated, PruningPlan plan) => MeanRecovery.Apply(
        original, gated, slim, architecture, plan, chosen.Options.CreateLoader(data.Train, device).Endless(0, cancellationToken).Take(options.MeanRecoveryBatches));

    public IReadOnlyList<ReconstructedLayer> Reconstruct(Module slim, Module original, IGatedModule gated, PruningPlan plan)
    {
        const string Stage = "reconstruction";
        var identity = Identity(Stage, OptionsJson.Entries(nameof(options.Reconstruction), options.Reconstruction), [
            new("training data", DatasetIdentity.Of(data.Train)), new("dense weights", StateDict.Fingerprint(original.state_dict())),
            new("initial weights", StateDict.Fingerprint(slim.state_dict())),
        ]);
        return Reconstruction.Apply(
            original, gated, slim, architecture, plan, data.Train, device, options.Reconstruction, new DirectProgress<ReconstructionStep>(reporter.Report),
            folder.Checkpoints(Stage, identity, EveryLayer), cancellationToken);
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

    private static string Fingerprint(OptimizerMoments moments)
    {
        using var scope = NewDisposeScope();
        return StateDict.Fingerprint(moments.Tensors.ToArray());
    }

    private TrainingResult Train(
        string stage, Module model, TrainingOptions settings, IEnumerable<KeyValuePair<string, string>> entries, Module? teacher)
    {
        using var whole = Train(stage, model, settings, entries, teacher, new TrainingSpan());
        return new TrainingResult(whole.Epochs);
    }

    private TrainedSpan Train(
        string stage, Module model, TrainingOptions settings, IEnumerable<KeyValuePair<string, string>> entries, Module? teacher, TrainingSpan span)
    {
        var identity = Identity(stage, entries, [
            new("training data", DatasetIdentity.Of(data.Train)), new("test data", DatasetIdentity.Of(data.Test)), new("initial weights", StateDict.Fingerprint(model.state_dict())),
        ]);
        return new Trainer(settings, data.Objective) { Steps = new DirectProgress<TrainingStep>(reporter.Report) }.Train(
            span, model, data.Train, data.Test, device, new DirectProgress<TrainingEpoch>(e => reporter.Report(e, settings.Epochs)),
            folder.Checkpoints(stage, identity, EveryEpoch), teacher, cancellationToken);
    }

    private Dictionary<string, string> Identity(
        string stage, IEnumerable<KeyValuePair<string, string>> entries, IEnumerable<KeyValuePair<string, string>> inputs) =>
        new([new("stage", stage), new("model", architecture.Model), new("architecture", architecture.Fingerprint), new("objective", data.Objective.Name), .. entries, .. inputs]);
}
