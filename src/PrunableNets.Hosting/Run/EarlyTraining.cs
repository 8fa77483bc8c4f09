using System;
using System.Collections.Generic;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting;

/// <summary>The training of a run that prunes in its course: the dense network until it is time, the slim one from then on.</summary>
internal sealed class EarlyTraining : IDisposable
{
    private readonly EarlyPruningOptions early;
    private readonly TrainingOptions training;
    private readonly PruningOptions options;
    private readonly TrainingStages stages;
    private readonly ChosenMethod chosen;
    private readonly PruningContext context;
    private readonly EarlyStop stop;
    private TrainedSpan? dense;

    /// <param name="early">When it is time.</param>
    /// <param name="training">The whole training.</param>
    /// <param name="options">The run's.</param>
    /// <param name="stages">Run the parts, with checkpoints.</param>
    /// <param name="chosen">The run's method.</param>
    /// <param name="context">Of the dense network, which is not trained yet.</param>
    public EarlyTraining(EarlyPruningOptions early, TrainingOptions training, PruningOptions options, TrainingStages stages, ChosenMethod chosen, PruningContext context)
    {
        (this.early, this.training, this.options, this.stages, this.chosen, this.context) = (early, training, options, stages, chosen, context);
        stop = EarlyStop.For(early, training, chosen.Method.Create(chosen.Options), context);
    }

    /// <summary>When the network was pruned and why.</summary>
    public IEnumerable<KeyValuePair<string, string>> Evidence => stop.Evidence;

    /// <summary>Trains the context's network until it is time to prune it.</summary>
    public void TrainDense() => dense = stages.DenseUntil(context.Network, training, stop, Dependencies());

    /// <summary>Trains the slim network for the epochs that are left, as the dense one would have been.</summary>
    /// <param name="slim">With the dense network's weights as they were cut; changed.</param>
    /// <param name="plan">Of the cut.</param>
    public EarlyPruning TrainSlim(Module slim, PruningPlan plan)
    {
        var begin = stop.Epoch!.Value;
        using var moments = dense!.Moments!.Cut(context.Architecture, plan);
        return new EarlyPruning
        {
            Moment = early.Moment, Epoch = begin, Epochs = training.Epochs, IsTold = stop.IsTold, Figures = [.. stop.Figures],
            Training = new TrainingResult(stages.TrainOn(slim, training, begin, moments)),
        };
    }

    public void Dispose() => dense?.Dispose();

    /// <summary>All that the moment depends on beside the training: of the method only where it is asked for its structure.</summary>
    private IEnumerable<KeyValuePair<string, string>> Dependencies()
    {
        foreach (var entry in OptionsJson.Entries(nameof(options.Early), early))
            yield return entry;
        if (early.Moment != PruningMoment.Stability)
            yield break;
        yield return new("target", context.Budget.ToString());
        yield return new("method", chosen.Method.Name);
        foreach (var entry in OptionsJson.Entries(chosen.Method.Name, chosen.Options))
            yield return entry;
        foreach (var entry in OptionsJson.Entries(nameof(options.Selection), options.Selection))
            yield return entry;
    }
}
