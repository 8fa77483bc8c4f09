using System;
using System.Collections.Generic;
using System.Diagnostics.Metrics;
using System.IO;
using System.Threading;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrunableNets.Arithmetic;
using PrunableNets.Formats;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting;

/// <summary>One model's way from dense to slim. A singleton of the host; <see cref="HostedRun.Report"/> tells how it ended.</summary>
public sealed class PruningRun<TModel> : HostedRun
    where TModel : Module, IPrunableModel<TModel>
{
    private readonly PruningOptions options;
    private readonly ChosenMethod chosen;
    private readonly IPruningData given;
    private readonly IServiceProvider services;
    private readonly Architecture architecture = TModel.Architecture;
    private readonly PruningBudget budget;
    private readonly PruningFiles files;
    private readonly Device device;

    public PruningRun(
        IOptionsMonitor<PruningOptions> options, IServiceProvider services, IPruningData data, ArithmeticDoor door, IPruningProgress progress, ILoggerFactory loggers, IMeterFactory meters)
        : base(TModel.Architecture.Model, door, progress, loggers, meters)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options.Get(architecture.Model);
        chosen = ChosenMethod.Of(services, architecture.Model, this.options.Method);
        (given, this.services) = (data, services);
        budget = PruningBudget.Parse(this.options.Target, this.options.Convention);
        files = PruningFiles.For(architecture, this.options);
        device = RunDevice.Of(this.options);
    }

    private protected override PruningReport Run(CancellationToken cancellationToken)
    {
        var data = DataFit.Check(architecture, given);
        var options = this.options.For(data.Train);
        var chosen = this.chosen.For(data.Train);
        ObjectiveFit.Check(architecture.Model, options, chosen, data.Objective);
        if (data.Train is { IsAugmented: true, CanBeMirrored: false } && (this.options.Training ?? this.options.FineTuning)?.Augmentation is { Flip: true })
            Reporter.Note("images are not flipped, because left and right mean different things in them");
        var declared = DeclaredBudget.Of(typeof(TModel), architecture);
        var dear = declared?.Warning(budget);
        Warn(dear);
        using var folder = new RunFolder(files.RunDirectory, options.Resume, Reporter.Note);
        Reporter.Course = folder.Course(files.Course);
        var trainings = new TrainingStages(architecture, options, chosen, data, device, folder, Reporter, cancellationToken);
        var rows = new List<PruningRow>();
        var measure = new RowMeasurement(architecture, options, data, device, cancellationToken);

        Reporter.Begin(PruningStage.Dense);
        using var dense = CreateDense(options, chosen, data);
        using var context = trainings.Context(services, dense, () => TModel.CreateGated(dense), plan => TModel.CreateSlim(dense, plan), budget);
        using var early = options is { Early: { } moment, Training: { } course } ? new EarlyTraining(moment, course, options, trainings, chosen, context) : null;
        if (options.Training is { } training)
        {
            if (early is null)
                trainings.Dense(dense, training);
            else
                early.TrainDense();
            Safetensors.Write(files.DenseWeights, dense.state_dict());
        }
        rows.Add(measure.Stored("dense", dense, architecture.DenseWidths));

        Reporter.Begin(PruningStage.Select);
        var before = StateDict.Fingerprint(dense.state_dict());
        var outcome = chosen.Method.Create(chosen.Options).Prune(context);
        StateDict.CheckFinite(dense);
        var isChanged = StateDict.Fingerprint(dense.state_dict()) != before;
        if (options.Early is null && ChosenChannels.Resolve(options.ChannelChoice, options.Reconstruction) is { } choice)
            outcome = ChosenChannels.Apply(context, outcome, choice);
        var selection = outcome.Selection;
        if (dear is null)
            Warn(declared?.Warning(selection.Plan));

        Reporter.Begin(PruningStage.Slim);
        var gated = context.Gated;
        gated.Gates.Harden(selection.Plan);
        rows.Add(measure.Computed("gated", gated.Module, architecture.DenseWidths));
        using var slim = context.CreateSlim(selection.Plan);
        var latency = measure.Latencies(dense, slim);
        var layers = measure.Layers(dense, slim, selection.Plan);
        rows[0] = rows[0] with { Latency = latency.Dense };
        rows.Add(measure.Stored("slim", slim, selection.Plan.Widths) with { Latency = latency.Slim });
        var equivalence = Verification.Check(architecture.Model, gated, slim, data.Test, device);

        // Written before the long part too, so that an interrupted fine-tuning leaves a plan behind.
        var provenance = new Provenance<TModel>(options, chosen, outcome, data, rows, early);
        if (isChanged)
            Safetensors.Write(files.ChangedWeights, dense.state_dict());
        else
            File.Delete(files.ChangedWeights);
        Write(files.SlimWeights, slim, selection.Plan, provenance.Tell(fineTuning: null));

        EarlyPruning? pruned = null;
        if (early is not null)
        {
            Reporter.Begin(PruningStage.Train);
            pruned = early.TrainSlim(slim, selection.Plan);
            rows.Add(measure.Stored("trained", slim, selection.Plan.Widths) with { Latency = latency.Slim });
            Write(files.TrainedWeights, slim, selection.Plan, provenance.Tell(fineTuning: null));
        }

        var finishing = new Finishing(options, trainings, Reporter, measure, rows);
        var fineTuning = finishing.Run(slim, dense, gated, dense, selection.Plan, latency.Slim);
        if (finishing.IsAsked)
            Write(files.FineTunedWeights, slim, selection.Plan, provenance.Tell(fineTuning));
        var report = new PruningReport
        {
            Model = architecture.Model, Convention = options.Convention, Classes = data.Test.ClassNames.Length, Rows = rows, Outcome = outcome, Equivalence = equivalence,
            Layers = layers, Early = pruned, Reconstruction = finishing.Reconstruction, FineTuning = fineTuning, PlanPath = files.Plan,
            WeightsPath = finishing.IsAsked ? files.FineTunedWeights : early is not null ? files.TrainedWeights : files.SlimWeights,
            CertificatePath = files.Certificate, PagePath = files.Report,
        };
        List<string> written = [options.Weights ?? files.DenseWeights, files.SlimWeights, files.Plan];
        if (finishing.IsAsked)
            written.Insert(2, files.FineTunedWeights);
        if (early is not null)
            written.Insert(2, files.TrainedWeights);
        new Certificate(architecture, options, chosen, data, device, Arithmetic).Write(report, selection.Plan, written, Reporter.Stages);
        ReportPage.Write(report.CertificatePath, report.PagePath);
        folder.Complete();
        return report;
    }

    /// <summary>The dense network: fresh where it is to be trained, else with its weights. Checked, and where the run computes.</summary>
    private TModel CreateDense(PruningOptions options, ChosenMethod chosen, IPruningData data)
    {
        if (options.Training is { } training)
        {
            var fresh = SharedWeights.Move(FreshModel.Create<TModel>(training.Seed), device, architecture);
            StateDict.CheckFinite(fresh);
            DataFit.Try(architecture, fresh, data, device, options, chosen);
            Verification.CheckForms(fresh, data.Test, device);
            return fresh;
        }
        var dense = TModel.Create();
        StateDict.Load(dense, WeightFile.Read(options.Weights!));
        StateDict.CheckFinite(dense);
        SharedWeights.Move(dense, device, architecture);
        DataFit.Try(architecture, dense, data, device, options, chosen);
        Verification.CheckForms(dense, data.Test, device);
        return dense;
    }

    private void Warn(string? message)
    {
        if (message is not null)
            Reporter.Note(message);
    }

    private void Write(string weightsPath, Module slim, PruningPlan plan, IEnumerable<KeyValuePair<string, string>> provenance)
    {
        Reporter.Begin(PruningStage.Write);
        // The weights first: a plan file announces that they are there.
        SlimFiles.Write(weightsPath, slim);
        PlanFile.From(architecture, plan, provenance).Save(files.Plan);
    }
}
