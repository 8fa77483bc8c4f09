using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using PrunableNets.Formats;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting;

/// <summary>Computes one cell.</summary>
/// <param name="options">The comparison's.</param>
/// <param name="data">Checked to be the network's.</param>
/// <param name="stored">The network that is pruned; stays as it is.</param>
/// <param name="device">Where to compute.</param>
/// <param name="cancellationToken">Ends the cell.</param>
internal sealed class CellRun<TModel>(
    ComparisonOptions options, IPruningData data, Module stored, Device device, CancellationToken cancellationToken)
    where TModel : Module, IPrunableModel<TModel>
{
    private readonly Architecture architecture = TModel.Architecture;

    /// <summary>Prunes the stored network with a method.</summary>
    public ComparisonResult Prune(ComparisonCell cell, ChosenMethod chosen)
    {
        using var scope = NewDisposeScope();
        // Anew for every cell: methods may change weights.
        var dense = TModel.Create();
        StateDict.Load(dense, stored.state_dict());
        SharedWeights.Move(dense, device, architecture);
        using var context = Context(dense, cell.Target);
        var clock = Stopwatch.GetTimestamp();
        var plan = chosen.Method.Create(chosen.Options).Prune(context).Selection.Plan;
        var seconds = Stopwatch.GetElapsedTime(clock).TotalSeconds;
        using var slim = context.CreateSlim(plan);
        return Measure(cell, slim, plan, seconds, chosen.Options, context);
    }

    /// <summary>Trains the widths of a plan from fresh weights.</summary>
    public ComparisonResult Scratch(ComparisonCell cell, PruningPlan plan, MethodOptions loader)
    {
        using var scope = NewDisposeScope();
        var fresh = FreshModel.Create<TModel>((ulong)cell.Seed);
        using var slim = SharedWeights.Move(TModel.CreateSlim(fresh, plan), device, architecture);
        return Measure(cell, slim, plan, seconds: 0, loader);
    }

    /// <summary>What a method works with.</summary>
    public PruningContext Context(TModel dense, string target) => new(
        architecture, dense, () => TModel.CreateGated(dense), plan => TModel.CreateSlim(dense, plan), data.Train,
        PruningBudget.Parse(target, options.Convention))
    {
        Objective = data.Objective, Device = device, Selection = options.Selection, Schedule = options.Schedule,
        CancellationToken = cancellationToken,
        Training = (_, form, settings) => Train(form, settings),
    };

    /// <summary>Fine-tunes, where that is asked for.</summary>
    /// <returns>The accuracy after the last epoch; null where it is not.</returns>
    public Accuracy? FineTune(ComparisonCell cell, Module slim) =>
        options.FineTuning is { } settings ? Train(slim, settings with { Seed = (ulong)cell.Seed }).Last.Test : null;

    public Accuracy Accuracy(Module slim) =>
        Evaluation.Measure(slim, data.Test, device, objective: data.Objective, cancellationToken: cancellationToken);

    /// <summary>Median forward of one sample.</summary>
    public double LatencyMilliseconds(Module slim) => Latency.Measure([slim], data.Test, device)[0].Median.TotalMilliseconds;

    /// <summary>The cell's result; batch norms were not measured anew.</summary>
    public ComparisonResult Result(
        ComparisonCell cell, PruningPlan plan, Accuracy after, Accuracy? tuned, double seconds, double latency) =>
        new(
            cell, architecture.Flops[options.Convention].Evaluate(plan.Widths), architecture.Parameters.Evaluate(plan.Widths),
            after, Recalibrated: null, tuned, seconds, latency, plan.Kept);

    private ComparisonResult Measure(
        ComparisonCell cell, Module slim, PruningPlan plan, double seconds, MethodOptions loader, PruningContext? context = null)
    {
        var latency = LatencyMilliseconds(slim);
        var after = Accuracy(slim);
        Accuracy? recovered = null;
        if (options.MeanRecoveryBatches > 0 && context is not null)
        {
            MeanRecovery.Apply(
                context.Network, context.Gated, slim, architecture, plan,
                loader.CreateLoader(data.Train, device).Endless(0, cancellationToken).Take(options.MeanRecoveryBatches));
            recovered = Accuracy(slim);
        }
        Accuracy? recalibrated = null;
        if (options.RecalibrationBatches > 0)
        {
            BatchNormStatistics.Measure(slim, loader.CreateLoader(data.Train, device), options.RecalibrationBatches);
            recalibrated = Accuracy(slim);
        }
        var result = Result(cell, plan, after, FineTune(cell, slim), seconds, latency) with
        {
            Recovered = recovered, Recalibrated = recalibrated,
        };
        return options.Reconstruction is { Batches: > 0 } reconstruction && context is not null
            ? Reconstruct(result, plan, context, reconstruction)
            : result;
    }

    /// <summary>
    /// The same widths' slim network once more, solved in place of measured anew, so that both ways are seen with and without training.
    /// </summary>
    private ComparisonResult Reconstruct(
        ComparisonResult result, PruningPlan plan, PruningContext context, ReconstructionOptions reconstruction)
    {
        var seed = (ulong)result.Cell.Seed;
        var chosen = ChosenChannels.Resolve(options.ChannelChoice, reconstruction) is { } choice
            ? ChannelChoice.Apply(context, plan, choice with { Seed = seed })
            : plan;
        using var slim = context.CreateSlim(chosen);
        Reconstruction.Apply(
            context.Network, context.Gated, slim, architecture, chosen, data.Train, device, reconstruction with { Seed = seed },
            cancellationToken: cancellationToken);
        return result with { Reconstructed = Accuracy(slim), ReconstructedAndFineTuned = FineTune(result.Cell, slim) };
    }

    private TrainingResult Train(Module form, TrainingOptions settings) =>
        new Trainer(settings.For(data.Train), data.Objective)
            .Train(form, data.Train, data.Test, device, cancellationToken: cancellationToken);
}
