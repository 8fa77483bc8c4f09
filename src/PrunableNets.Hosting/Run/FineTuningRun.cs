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

/// <summary>Runs the slim class that the build made of a plan: with its weights, against the hard-gated network, and fine-tunes it.</summary>
public sealed class FineTuningRun<TModel> : HostedRun
    where TModel : Module, IPrunableModel<TModel>
{
    private readonly PruningOptions options;
    private readonly ChosenMethod chosen;
    private readonly IPruningData given;
    private readonly Architecture architecture = TModel.Architecture;
    private readonly PruningFiles files;
    private readonly Device device;

    public FineTuningRun(
        IOptionsMonitor<PruningOptions> options, IServiceProvider services, IPruningData data, ArithmeticDoor door, IPruningProgress progress, ILoggerFactory loggers, IMeterFactory meters)
        : base(TModel.Architecture.Model, door, progress, loggers, meters)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options.Get(architecture.Model);
        chosen = ChosenMethod.Of(services, architecture.Model, this.options.Method);
        given = data;
        files = PruningFiles.For(architecture, this.options);
        device = RunDevice.Of(this.options);
    }

    private protected override PruningReport Run(CancellationToken cancellationToken)
    {
        var data = DataFit.Check(architecture, given);
        var options = this.options.For(data.Train);
        var chosen = this.chosen.For(data.Train);
        ObjectiveFit.Check(architecture.Model, options, chosen, data.Objective);
        using var slim = TModel.CreateBuiltSlim() ?? throw new InvalidOperationException(
            $"{architecture.Model} was built without a plan. Prune it first, which writes '{files.Plan}', and build the project again.");
        SharedWeights.Move(slim, device, architecture);
        var plan = PlanFile.Load(files.Plan).ToPlan(architecture);
        StateDict.Load(slim, WeightFile.Read(files.SlimWeights));
        using var dense = TModel.Create();
        StateDict.Load(dense, WeightFile.Read(options.Weights ?? files.DenseWeights));
        StateDict.CheckFinite(dense);
        SharedWeights.Move(dense, device, architecture);
        DataFit.Try(architecture, dense, data, device, options, chosen);
        Verification.CheckForms(dense, data.Test, device);
        using var cut = ReadChanged();
        using var gated = TModel.CreateGated(cut ?? dense);
        gated.Module.to(device);

        using var folder = new RunFolder(files.RunDirectory, options.Resume, Reporter.Note);
        Reporter.Course = folder.Course(files.FineTuningCourse);
        var rows = new List<PruningRow>();
        var measure = new RowMeasurement(architecture, options, data, device, cancellationToken);
        Reporter.Begin(PruningStage.Verify);
        var latency = measure.Latencies(dense, slim);
        var layers = measure.Layers(dense, slim, plan);
        rows.Add(measure.Stored("dense", dense, architecture.DenseWidths) with { Latency = latency.Dense });
        gated.Gates.Harden(plan);
        rows.Add(measure.Computed("gated", gated.Module, architecture.DenseWidths));
        rows.Add(measure.Stored("slim", slim, plan.Widths) with { Latency = latency.Slim });
        var equivalence = Verification.Check(architecture.Model, gated, slim, data.Test, device);

        if (options.Early is not null)
        {
            // The plan's weights are those of the moment of pruning; the training went on from there.
            StateDict.Load(slim, WeightFile.Read(files.TrainedWeights));
            rows.Add(measure.Stored("trained", slim, plan.Widths) with { Latency = latency.Slim });
        }
        var trainings = new TrainingStages(architecture, options, chosen, data, device, folder, Reporter, cancellationToken);
        var finishing = new Finishing(options, trainings, Reporter, measure, rows);
        var fineTuning = finishing.Run(slim, cut ?? dense, gated, dense, plan, latency.Slim);
        if (finishing.IsAsked)
        {
            Reporter.Begin(PruningStage.Write);
            SlimFiles.Write(files.FineTunedWeights, slim);
        }
        var report = new PruningReport
        {
            Model = architecture.Model, Convention = options.Convention, Classes = data.Test.ClassNames.Length, Rows = rows, Outcome = null, Equivalence = equivalence,
            Layers = layers, Reconstruction = finishing.Reconstruction, FineTuning = fineTuning, PlanPath = files.Plan, WeightsPath = finishing.IsAsked ? files.FineTunedWeights : options.Early is not null ? files.TrainedWeights : files.SlimWeights,
            CertificatePath = files.FineTuningCertificate, PagePath = files.FineTuningReport,
        };
        List<string> involved = [options.Weights ?? files.DenseWeights, files.SlimWeights, files.Plan];
        if (finishing.IsAsked)
            involved.Insert(2, files.FineTunedWeights);
        if (options.Early is not null)
            involved.Insert(2, files.TrainedWeights);
        new Certificate(architecture, options, chosen, data, device, Arithmetic).Write(report, plan, involved, Reporter.Stages);
        ReportPage.Write(report.CertificatePath, report.PagePath);
        folder.Complete();
        return report;
    }

    /// <summary>The network that the slim one was cut from, where the method changed its weights; null where it is the dense one.</summary>
    private TModel? ReadChanged()
    {
        if (!File.Exists(files.ChangedWeights))
            return null;
        var network = TModel.Create();
        StateDict.Load(network, WeightFile.Read(files.ChangedWeights));
        return SharedWeights.Move(network, device, architecture);
    }
}
