using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.Extensions.Options;
using PrunableNets.Formats;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting;

/// <summary>One model's way from dense to slim. A singleton of the host; <see cref="HostedRun.Report"/> tells how it ended.</summary>
public sealed class PruningRun<TModel> : HostedRun
    where TModel : Module<Tensor, Tensor>, IPrunableModel<TModel>
{
    private readonly PruningOptions options;
    private readonly IPruningData data;
    private readonly Architecture architecture = TModel.Architecture;
    private readonly FlopsTarget target;
    private readonly Device device;

    public PruningRun(IOptionsMonitor<PruningOptions> options, IPruningData data, IPruningProgress progress) : base(progress)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options.Get(architecture.Model);
        this.data = data;
        target = FlopsTarget.Parse(this.options.Target, this.options.Convention);
        device = torch.device(this.options.Device ?? (cuda.is_available() ? "cuda" : "cpu"));
    }

    private protected override PruningReport Run(CancellationToken cancellation)
    {
        var rows = new List<PruningRow>();
        var measure = new RowMeasurement(architecture, options, data.Test, device, cancellation);

        Begin(architecture.Model, PruningStage.Dense);
        using var dense = CreateDense(cancellation);
        rows.Add(measure.Stored("dense", dense, architecture.DenseWidths));

        Begin(architecture.Model, PruningStage.Gates);
        using var gated = TModel.CreateGated(dense).to(device);
        var gates = new AutoBotTrainer(architecture, target, options.Gates)
            .Train(gated, data.Train, new DirectProgress<AutoBotIteration>(i => Progress.Report(i, options.Gates.Iterations)), cancellation);

        Begin(architecture.Model, PruningStage.Select);
        var selection = ThresholdSelection.Select(architecture, gates.Scores, target);

        Begin(architecture.Model, PruningStage.Slim);
        gated.Gates.Harden(selection.Plan);
        rows.Add(measure.Computed("gated", gated, architecture.DenseWidths));
        using var slim = TModel.CreateSlim(dense, selection.Plan).to(device);
        var latency = measure.Latencies(dense, slim);
        rows[0] = rows[0] with { Latency = latency.Dense };
        rows.Add(measure.Stored("slim", slim, selection.Plan.Widths) with { Latency = latency.Slim });
        var equivalence = Verification.Check(architecture.Model, gated, slim, data.Test, device);

        // Written before the long part too, so that an interrupted fine-tuning leaves a plan behind.
        var files = PruningFiles.For(architecture, options);
        var provenance = new Provenance<TModel>(options, data, rows);
        Write(files.SlimWeights, slim, files.Plan, selection.Plan, provenance.Tell(fineTuning: null));

        TrainingResult? fineTuning = null;
        if (options.FineTuning is { } settings)
        {
            Begin(architecture.Model, PruningStage.FineTune);
            fineTuning = Train(slim, settings, cancellation);
            rows.Add(measure.Stored("fine-tuned", slim, selection.Plan.Widths) with { Latency = latency.Slim });
            Write(files.FineTunedWeights, slim, files.Plan, selection.Plan, provenance.Tell(fineTuning));
        }
        return new PruningReport
        {
            Model = architecture.Model, Convention = options.Convention, Rows = rows, Selection = selection, Equivalence = equivalence,
            Gates = gates, FineTuning = fineTuning, PlanPath = files.Plan, WeightsPath = fineTuning is null ? files.SlimWeights : files.FineTunedWeights,
        };
    }

    private TModel CreateDense(CancellationToken cancellation)
    {
        if (options.Training is { } training)
        {
            random.manual_seed((long)training.Seed);
            var fresh = TModel.Create().to(device);
            Train(fresh, training, cancellation);
            Safetensors.Write(PruningFiles.For(architecture, options).DenseWeights, fresh.state_dict());
            return fresh;
        }
        var dense = TModel.Create();
        StateDict.Load(dense, Safetensors.Read(options.Weights!));
        return dense.to(device);
    }

    private TrainingResult Train(Module<Tensor, Tensor> model, TrainingOptions settings, CancellationToken cancellation) =>
        new Trainer(settings).Train(
            model, data.Train, data.Test, device, new DirectProgress<TrainingEpoch>(e => Progress.Report(e, settings.Epochs)), cancellation);

    private void Write(string weightsPath, Module<Tensor, Tensor> slim, string planPath, PruningPlan plan, IEnumerable<KeyValuePair<string, string>> provenance)
    {
        Begin(architecture.Model, PruningStage.Write);
        // The weights first: a plan file announces that they are there.
        Safetensors.Write(weightsPath, slim.state_dict());
        PlanFile.From(architecture, plan, provenance).Save(planPath);
    }
}
