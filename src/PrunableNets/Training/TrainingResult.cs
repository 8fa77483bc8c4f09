using System.Collections.Generic;
using System.Linq;

namespace PrunableNets;

/// <summary>One pass over the training data.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Loss">Mean training loss.</param>
/// <param name="LearningRate">That of the last step.</param>
/// <param name="Test">Accuracy after the epoch.</param>
/// <param name="Samples">Training samples of the epoch.</param>
public readonly record struct TrainingEpoch(int Index, double Loss, double LearningRate, Accuracy Test, int Samples);

/// <summary>A training run. The model keeps the weights of the last epoch: the best one was picked with the test data in hand.</summary>
/// <param name="Epochs">All epochs in order; at least one.</param>
public sealed record TrainingResult(IReadOnlyList<TrainingEpoch> Epochs)
{
    /// <summary>The last epoch, whose weights the model has.</summary>
    public TrainingEpoch Last => Epochs[^1];

    /// <summary>The epoch of the highest test accuracy, or the lowest loss where the objective has none, the first among equals; what papers often print.</summary>
    public TrainingEpoch Best => Epochs.Aggregate(static (best, next) => next.Test.IsBetterThan(best.Test) ? next : best);
}
