using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Options;
using PrunableNets.Formats;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting;

/// <summary>One model's way from dense to slim. A singleton of the host; <see cref="Report"/> tells how it ended.</summary>
public sealed class PruningRun<TModel>
    where TModel : Module<Tensor, Tensor>, IPrunableModel<TModel>
{
    // Float32 rounding over some hundred layers stays below; GPUs convolve in TF32, with a 10-bit mantissa.
    private const double CpuTolerance = 1e-4;
    private const double GpuTolerance = 1e-2;

    private readonly TaskCompletionSource<PruningReport> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PruningOptions options;
    private readonly IPruningData data;
    private readonly IPruningProgress progress;
    private readonly Architecture architecture = TModel.Architecture;
    private readonly FlopsTarget target;
    private readonly Device device;

    public PruningRun(IOptionsMonitor<PruningOptions> options, IPruningData data, IPruningProgress progress)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options.Get(architecture.Model);
        this.data = data;
        this.progress = progress;
        target = FlopsTarget.Parse(this.options.Target, this.options.Convention);
        device = torch.device(this.options.Device ?? (cuda.is_available() ? "cuda" : "cpu"));
    }

    /// <summary>Completes with the run's report, faults with its exception, or is cancelled with the host.</summary>
    public Task<PruningReport> Report => completion.Task;

    /// <summary>Runs all stages on this thread.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; files of finished stages stay.</exception>
    internal void Execute(CancellationToken cancellation)
    {
        try
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var report = Prune(cancellation);
            progress.Complete(report);
            completion.SetResult(report);
        }
        catch (OperationCanceledException e)
        {
            completion.SetCanceled(e.CancellationToken);
            throw;
        }
        catch (Exception e)
        {
            completion.SetException(e);
            throw;
        }
    }

    private PruningReport Prune(CancellationToken cancellation)
    {
        var rows = new List<PruningRow>();
        var measure = new RowMeasurement(architecture, options, data.Test, device, cancellation);

        Begin(PruningStage.Dense);
        using var dense = CreateDense(cancellation);
        rows.Add(measure.Stored("dense", dense, architecture.DenseWidths));

        Begin(PruningStage.Gates);
        using var gated = TModel.CreateGated(dense).to(device);
        var gates = new AutoBotTrainer(architecture, target, options.Gates)
            .Train(gated, data.Train, new DirectProgress<AutoBotIteration>(i => progress.Report(i, options.Gates.Iterations)), cancellation);

        Begin(PruningStage.Select);
        var selection = ThresholdSelection.Select(architecture, gates.Scores, target);

        Begin(PruningStage.Slim);
        gated.Gates.Harden(selection.Plan);
        rows.Add(measure.Computed("gated", gated, architecture.DenseWidths));
        using var slim = TModel.CreateSlim(dense, selection.Plan).to(device);
        var latency = measure.Latencies(dense, slim);
        rows[0] = rows[0] with { Latency = latency.Dense };
        rows.Add(measure.Stored("slim", slim, selection.Plan.Widths) with { Latency = latency.Slim });
        var equivalence = Verify(gated, slim);

        // Written before the long part too, so that an interrupted fine-tuning leaves a plan behind.
        var files = PruningFiles.For(architecture, options);
        var provenance = new Provenance<TModel>(options, data, rows);
        Write(files, slim, selection.Plan, provenance.Tell(fineTuning: null));

        TrainingResult? fineTuning = null;
        if (options.FineTuning is { } settings)
        {
            Begin(PruningStage.FineTune);
            fineTuning = Train(slim, settings, cancellation);
            rows.Add(measure.Stored("fine-tuned", slim, selection.Plan.Widths) with { Latency = latency.Slim });
            Write(files, slim, selection.Plan, provenance.Tell(fineTuning));
        }
        return new PruningReport
        {
            Model = architecture.Model, Convention = options.Convention, Rows = rows, Selection = selection, Equivalence = equivalence,
            Gates = gates, FineTuning = fineTuning, PlanPath = files.Plan, WeightsPath = files.SlimWeights,
        };
    }

    private TModel CreateDense(CancellationToken cancellation)
    {
        if (options.Training is { } training)
        {
            random.manual_seed((long)training.Seed);
            var fresh = TModel.Create().to(device);
            Train(fresh, training, cancellation);
            return fresh;
        }
        var dense = TModel.Create();
        StateDict.Load(dense, Safetensors.Read(options.Weights!));
        return dense.to(device);
    }

    private TrainingResult Train(Module<Tensor, Tensor> model, TrainingOptions settings, CancellationToken cancellation) =>
        new Trainer(settings).Train(
            model, data.Train, data.Test, device, new DirectProgress<TrainingEpoch>(e => progress.Report(e, settings.Epochs)), cancellation);

    private Equivalence Verify(GatedModule gated, Module<Tensor, Tensor> slim)
    {
        var equivalence = Equivalence.Compare(gated, slim, data.Test, device);
        var tolerance = device.type == DeviceType.CPU ? CpuTolerance : GpuTolerance;
        if (!(equivalence.RelativeDifference <= tolerance))
            throw new InvalidOperationException(
                $"The slim network of {architecture.Model} differs from the gated one by {equivalence.RelativeDifference:0.0e+0} of its largest output (allowed: {tolerance:0.0e+0}); no plan was written. This is a defect of the generated code: please report the model.");
        return equivalence;
    }

    private void Write(PruningFiles files, Module<Tensor, Tensor> slim, PruningPlan plan, IEnumerable<KeyValuePair<string, string>> provenance)
    {
        Begin(PruningStage.Write);
        // The weights first: a plan file announces that they are there.
        Safetensors.Write(files.SlimWeights, slim.state_dict());
        PlanFile.From(architecture, plan, provenance).Save(files.Plan);
    }

    private void Begin(PruningStage stage) => progress.Begin(architecture.Model, stage);
}
