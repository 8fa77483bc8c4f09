using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.Extensions.Options;
using PrunableNets.Formats;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting;

/// <summary>Runs the slim class that the build made of a plan: with its weights, against the hard-gated network, and fine-tunes it.</summary>
public sealed class FineTuningRun<TModel> : HostedRun
    where TModel : Module<Tensor, Tensor>, IPrunableModel<TModel>
{
    private readonly PruningOptions options;
    private readonly IPruningData data;
    private readonly Architecture architecture = TModel.Architecture;
    private readonly PruningFiles files;
    private readonly Device device;

    public FineTuningRun(IOptionsMonitor<PruningOptions> options, IPruningData data, IPruningProgress progress) : base(progress)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options.Get(architecture.Model);
        this.data = data;
        files = PruningFiles.For(architecture, this.options);
        device = torch.device(this.options.Device ?? (cuda.is_available() ? "cuda" : "cpu"));
    }

    private protected override PruningReport Run(CancellationToken cancellation)
    {
        using var slim = TModel.CreateBuiltSlim()?.to(device) ?? throw new InvalidOperationException(
            $"{architecture.Model} was built without a plan. Prune it first, which writes '{files.Plan}', and build the project again.");
        var plan = PlanFile.Load(files.Plan).ToPlan(architecture);
        StateDict.Load(slim, Safetensors.Read(files.SlimWeights));
        using var dense = TModel.Create();
        StateDict.Load(dense, Safetensors.Read(options.Weights ?? files.DenseWeights));
        dense.to(device);
        using var gated = TModel.CreateGated(dense).to(device);

        var rows = new List<PruningRow>();
        var measure = new RowMeasurement(architecture, options, data.Test, device, cancellation);
        Begin(architecture.Model, PruningStage.Verify);
        var latency = measure.Latencies(dense, slim);
        rows.Add(measure.Stored("dense", dense, architecture.DenseWidths) with { Latency = latency.Dense });
        gated.Gates.Harden(plan);
        rows.Add(measure.Computed("gated", gated, architecture.DenseWidths));
        rows.Add(measure.Stored("slim", slim, plan.Widths) with { Latency = latency.Slim });
        var equivalence = Verification.Check(architecture.Model, gated, slim, data.Test, device);

        TrainingResult? fineTuning = null;
        if (options.FineTuning is { } settings)
        {
            Begin(architecture.Model, PruningStage.FineTune);
            fineTuning = new Trainer(settings).Train(
                slim, data.Train, data.Test, device, new DirectProgress<TrainingEpoch>(e => Progress.Report(e, settings.Epochs)), cancellation);
            rows.Add(measure.Stored("fine-tuned", slim, plan.Widths) with { Latency = latency.Slim });
            Begin(architecture.Model, PruningStage.Write);
            Safetensors.Write(files.FineTunedWeights, slim.state_dict());
        }
        return new PruningReport
        {
            Model = architecture.Model, Convention = options.Convention, Rows = rows, Selection = null, Equivalence = equivalence,
            Gates = null, FineTuning = fineTuning, PlanPath = files.Plan, WeightsPath = fineTuning is null ? files.SlimWeights : files.FineTunedWeights,
        };
    }
}
