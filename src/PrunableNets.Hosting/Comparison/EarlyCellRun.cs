using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting;

/// <summary>Computes one cell of a comparison in which every network is pruned in the course of its training.</summary>
internal sealed class EarlyCellRun<TModel>(
    TrainingOptions training, EarlyPruningOptions early, CellRun<TModel> cells, IPruningData data, Device device, CancellationToken cancellationToken)
    where TModel : Module, IPrunableModel<TModel>
{
    private readonly Architecture architecture = TModel.Architecture;

    /// <summary>Trains fresh weights until it is time, prunes them with a method, and trains on.</summary>
    public ComparisonResult Prune(ComparisonCell cell, ChosenMethod chosen)
    {
        using var scope = NewDisposeScope();
        var settings = Of(cell);
        var dense = Fresh(cell);
        using var context = cells.Context(dense, cell.Target);
        var method = chosen.Method.Create(chosen.Options);
        var stop = EarlyStop.For(early, settings, method, context);
        using var before = Train(new TrainingSpan { Stop = stop }, dense, settings);
        var clock = Stopwatch.GetTimestamp();
        var plan = method.Prune(context).Selection.Plan;
        var seconds = Stopwatch.GetElapsedTime(clock).TotalSeconds;
        using var slim = context.CreateSlim(plan);
        using var moments = before.Moments!.Cut(architecture, plan);
        var (latency, after) = (cells.LatencyMilliseconds(slim), cells.Accuracy(slim));
        using var rest = Train(new TrainingSpan { Begin = stop.Epoch!.Value, Moments = moments }, slim, settings);
        return cells.Result(cell, plan, after, cells.FineTune(cell, slim) ?? rest.Epochs[^1].Test, seconds, latency) with
        {
            Early = new EarlyMeasurement(stop.Epoch.Value, Median(before.Passes), Median(rest.Passes), Bytes(dense, training), Bytes(slim, training)),
        };
    }

    /// <summary>Trains the widths of a plan from fresh weights, for all epochs.</summary>
    public ComparisonResult Scratch(ComparisonCell cell, PruningPlan plan)
    {
        using var scope = NewDisposeScope();
        var fresh = Fresh(cell);
        using var slim = SharedWeights.Move(TModel.CreateSlim(fresh, plan), device, architecture);
        var (result, seconds) = Whole(cell, slim, plan, cells.FineTune);
        return result with { Early = new EarlyMeasurement(0, DenseEpochSeconds: null, seconds, Bytes(fresh, training), Bytes(slim, training)) };
    }

    /// <summary>Trains the dense network for all epochs.</summary>
    public ComparisonResult Dense(ComparisonCell cell)
    {
        using var scope = NewDisposeScope();
        var dense = Fresh(cell);
        var (result, seconds) = Whole(cell, dense, PruningPlan.Full(architecture), static (_, _) => null);
        return result with { Early = new EarlyMeasurement(training.Epochs, seconds, SlimEpochSeconds: null, Bytes(dense, training), SlimBytes: null) };
    }

    private (ComparisonResult Result, double? EpochSeconds) Whole(ComparisonCell cell, Module model, PruningPlan plan, Func<ComparisonCell, Module, Accuracy?> fineTune)
    {
        var (latency, after) = (cells.LatencyMilliseconds(model), cells.Accuracy(model));
        using var whole = Train(new TrainingSpan(), model, Of(cell));
        return (cells.Result(cell, plan, after, fineTune(cell, model) ?? whole.Epochs[^1].Test, seconds: 0, latency), Median(whole.Passes));
    }

    private TrainingOptions Of(ComparisonCell cell) => training.For(data.Train) with { Seed = (ulong)cell.Seed };

    private TModel Fresh(ComparisonCell cell) => SharedWeights.Move(FreshModel.Create<TModel>((ulong)cell.Seed), device, architecture);

    private TrainedSpan Train(TrainingSpan span, Module model, TrainingOptions settings) =>
        new Trainer(settings, data.Objective).Train(span, model, data.Train, data.Test, device, cancellationToken: cancellationToken);

    private static double? Median(IReadOnlyList<TimeSpan> passes) => passes.Count == 0 ? null : passes.Order().ElementAt(passes.Count / 2).TotalSeconds;

    /// <summary>Parameters, and as many values beside each as the optimiser holds once it has stepped.</summary>
    private static long Bytes(Module model, TrainingOptions settings) =>
        SharedWeights.Parameters(model).Sum(static p => p.numel() * p.ElementSize) * (1 + OptimizerMoments.PerWeight(settings));
}
