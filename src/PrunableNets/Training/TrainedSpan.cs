using System;
using System.Collections.Generic;

namespace PrunableNets;

/// <summary>What a part of a training gave, beside the model's weights.</summary>
/// <param name="Epochs">In order; empty where the training was stopped before its first epoch.</param>
/// <param name="Passes">How long each epoch's steps took, of those that this process trained.</param>
/// <param name="Moments">What the optimiser holds at the end, where there was a <see cref="TrainingSpan.Stop"/>; it belongs to this.</param>
internal sealed record TrainedSpan(IReadOnlyList<TrainingEpoch> Epochs, IReadOnlyList<TimeSpan> Passes, OptimizerMoments? Moments) : IDisposable
{
    public void Dispose() => Moments?.Dispose();
}
