using System;
using System.Diagnostics;
using System.Threading;
using PrunableNets.Formats;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting;

/// <summary>Computes one cell.</summary>
internal sealed class CellRun<TModel>(ComparisonOptions options, IPruningData data, Device device, Action<string> tell, CancellationToken cancellation)
    where TModel : Module, IPrunableModel<TModel>
{
    private readonly Architecture architecture = TModel.Architecture;

    /// <summary>Prunes the stored network with a method.</summary>
    public ComparisonResult Prune(ComparisonCell cell, ChosenMethod chosen)
    {
        using var scope = NewDisposeScope();
        // Anew for every cell: methods may change weights.
        var dense = TModel.Create();
        StateDict.Load(dense, WeightFile.Read(options.Weights));
        SharedWeights.Move(dense, device, architecture);
        var budget = PruningBudget.Parse(cell.Target, options.Convention);
        using var context = new PruningContext(architecture, dense, () => TModel.CreateGated(dense), plan => TModel.CreateSlim(dense, plan), data.Train, budget)
        {
            Objective = data.Objective, Device = device, Selection = options.Selection, Schedule = options.Schedule, Note = tell, CancellationToken = cancellation,
            Training = (_, form, settings) => Train(form, settings),
        };
        var clock = Stopwatch.GetTimestamp();
        var plan = chosen.Method.Create(chosen.Options).Prune(context).Selection.Plan;
        var seconds = Stopwatch.GetElapsedTime(clock).TotalSeconds;
        using var slim = context.CreateSlim(plan);
        return Measure(cell, slim, plan, seconds, chosen.Options);
    }

    /// <summary>Trains the widths of a plan from fresh weights.</summary>
    public ComparisonResult Scratch(ComparisonCell cell, PruningPlan plan, MethodOptions loader)
    {
        using var scope = NewDisposeScope();
        var fresh = FreshModel.Create<TModel>((ulong)cell.Seed);
        using var slim = SharedWeights.Move(TModel.CreateSlim(fresh, plan), device, architecture);
        return Measure(cell, slim, plan, seconds: 0, loader);
    }

    private ComparisonResult Measure(ComparisonCell cell, Module slim, PruningPlan plan, double seconds, MethodOptions loader)
    {
        var latency = Latency.Measure([slim], data.Test, device)[0].Median.TotalMilliseconds;
        var after = Accuracy(slim);
        Accuracy? recalibrated = null;
        if (options.RecalibrationBatches > 0)
        {
            BatchNormStatistics.Measure(slim, loader.CreateLoader(data.Train, device), options.RecalibrationBatches);
            recalibrated = Accuracy(slim);
        }
        Accuracy? tuned = null;
        if (options.FineTuning is { } settings)
            tuned = Train(slim, settings with { Seed = (ulong)cell.Seed }).Last.Test;
        return new ComparisonResult(
            cell, architecture.Flops[options.Convention].Evaluate(plan.Widths), architecture.Parameters.Evaluate(plan.Widths), after, recalibrated, tuned, seconds, latency, plan.Kept);
    }

    private Accuracy Accuracy(Module slim) => Evaluation.Measure(slim, data.Test, device, objective: data.Objective, cancellation: cancellation);

    private TrainingResult Train(Module form, TrainingOptions settings) =>
        new Trainer(settings.For(data.Train), data.Objective).Train(form, data.Train, data.Test, device, cancellation: cancellation);
}
